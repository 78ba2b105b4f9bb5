"""`list`: what happens by itself, in the order of the working day."""

from __future__ import annotations


def list_automations() -> int:
    """Print the roster. Exit code 0."""
    from rich.console import Console
    from rich.table import Table

    from automations import ALL

    table = Table("Automation", "What it does")
    for automation in ALL:
        table.add_row(automation.name, automation.purpose)
    console = Console()
    console.print(table)
    console.print(
        "All of them take part in every turn; what is due when is said in the workbook's tabs."
    )
    return 0
