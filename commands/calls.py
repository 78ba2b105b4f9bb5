"""One function a command: its file is imported only when it is the one that was asked for."""

from __future__ import annotations

import argparse


def demo(asked: argparse.Namespace) -> int:
    from commands.demo import demo

    return demo(once=asked.once, browser=asked.browser, as_json=asked.as_json, data=asked.data)


def test(asked: argparse.Namespace) -> int:
    from commands.test_suite import test_suite

    return test_suite(getattr(asked, "further", []))


def local(asked: argparse.Namespace) -> int:
    from commands.local import local

    return local(
        port=asked.port, data=asked.data, imap_port=asked.imap_port, smtp_port=asked.smtp_port
    )


def init(asked: argparse.Namespace) -> int:
    from commands.init import init

    return init(config=asked.config)


def once(asked: argparse.Namespace) -> int:
    from commands.once import once

    return once(config=asked.config, as_json=asked.as_json, dry_run=asked.dry_run)


def run(asked: argparse.Namespace) -> int:
    from commands.run_worker import run

    return run(config=asked.config)


def reconcile(asked: argparse.Namespace) -> int:
    from commands.reconcile import reconcile

    return reconcile(config=asked.config, days=asked.days, as_json=asked.as_json)


def digest(asked: argparse.Namespace) -> int:
    from commands.digest import digest

    return digest(config=asked.config, rep=asked.rep, day=asked.day, dry_run=asked.dry_run)


def doctor(asked: argparse.Namespace) -> int:
    from commands.doctor import doctor

    return doctor(config=asked.config, as_json=asked.as_json, live=asked.live)


def list_automations(_: argparse.Namespace) -> int:
    from commands.list_automations import list_automations

    return list_automations()


def explain(asked: argparse.Namespace) -> int:
    from commands.explain import explain

    return explain(asked.what, config=asked.config)


def parse(asked: argparse.Namespace) -> int:
    from commands.parse import config_at_hand, parse

    return parse(
        asked.files,
        as_json=asked.as_json,
        config=asked.config or config_at_hand(),
        own=asked.own,
        region=asked.region,
    )


def match(asked: argparse.Namespace) -> int:
    from commands.match import match
    from commands.match_all import match_all

    if asked.whole:
        return match_all(asked.register, config=asked.config, as_json=asked.as_json, ask=asked.ask)
    return match(asked.register, asked.new, as_json=asked.as_json)


def unmerge(asked: argparse.Namespace) -> int:
    from commands.unmerge import unmerge_lead

    return unmerge_lead(
        asked.lead, config=asked.config, as_json=asked.as_json, dry_run=asked.dry_run
    )


def learn(asked: argparse.Namespace) -> int:
    from commands.learn import learn_weights

    return learn_weights(
        config=asked.config, as_json=asked.as_json, dry_run=asked.dry_run, forget=asked.forget
    )
