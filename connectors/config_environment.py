"""The configuration with the environment on top of the file. Apart, because the library for it loads slowly."""

from __future__ import annotations

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from connectors.config import ENVIRONMENT, Config


class ConfigAndEnvironment(Config, BaseSettings):
    """LEADSHEET_WORKBOOK__SPREADSHEET and so on win over the file; a list is written as JSON there."""

    model_config = SettingsConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        env_prefix=ENVIRONMENT,
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
