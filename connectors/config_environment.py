"""A configuration with the environment on top of the file. Apart, because the library for it loads slowly."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

Model = TypeVar("Model", bound=BaseModel)


def with_environment(model: type[Model], prefix: str) -> type[Model]:
    """The model, filled from variables like LEADSHEET_WORKBOOK__SPREADSHEET first; a list is written as JSON there."""

    class WithEnvironment(model, BaseSettings):  # type: ignore[misc, valid-type]  # whichever it is
        model_config = SettingsConfigDict(
            extra="forbid",
            frozen=True,
            hide_input_in_errors=True,
            env_prefix=prefix,
            env_nested_delimiter="__",
        )

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            """The environment wins over the file, whose content comes as `init_settings`."""
            del settings_cls, dotenv_settings, file_secret_settings
            return (env_settings, init_settings)

    return WithEnvironment
