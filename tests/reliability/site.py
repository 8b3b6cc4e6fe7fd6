"""The product as it runs for real: gunicorn with the production settings, on a database of its own, on loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dj_database_url
import psycopg

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "goedwerk_site.settings"


@contextmanager
def new_database():
    """The address of an empty database, made for once: in the PostgreSQL of DATABASE_URL, or an SQLite file."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        with tempfile.TemporaryDirectory(prefix="goedwerk-site-") as folder:
            yield f"sqlite:///{folder}/goedwerk.sqlite3"
        return
    name = f"site_{os.getpid()}_{time.time_ns()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server.rsplit('/', 1)[0]}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def environment_for(database: str, var_dir: str, settings: str = SETTINGS) -> dict[str, str]:
    """What a server behind a proxy is told. Under -W error its warnings would be ours, so it gets the plain ones."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return inherited | {
        "DATABASE_URL": database,
        "VAR_DIR": var_dir,
        "DJANGO_SETTINGS_MODULE": settings,
        "SECRET_KEY": "only-for-measuring-only-for-measuring-only-for-1234",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BEHIND_PROXY": "1",
        "PYTHONPATH": str(ROOT),
    }


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who is logged in, with a draft of their own."""

    cookie: str
    kvk: str
    year: int


def seed(environment: dict[str, str], count: int) -> list[Account]:
    """Migrate, and make this many employers with a draft."""
    command = [sys.executable, "-m", "tests.reliability.seed", str(count)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    return [Account(**row) for row in json.loads(done.stdout)]


class Server:
    """A gunicorn with two workers of four threads, as in `make run`."""

    def __init__(self, environment: dict[str, str]):
        self.environment = environment
        self.port = _free_port()
        self.start()

    def start(self) -> None:
        options = [
            "--workers=2",
            "--threads=4",
            "--worker-class=gthread",
            "--reuse-port",
            "--no-control-socket",
            "--log-level=critical",
        ]
        command = [sys.executable, "-m", "gunicorn", "goedwerk_site.wsgi", f"--bind=127.0.0.1:{self.port}", *options]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)  # noqa: S603
        self.await_answer()

    def await_answer(self) -> None:
        """Until /gezond/ says anything."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
                    connection.sendall(b"GET /gezond/ HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                    if connection.recv(12).startswith(b"HTTP/"):
                        return
            except OSError:
                time.sleep(0.02)
        raise TimeoutError("The server did not start.")

    @property
    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def kill_workers(self) -> None:
        for worker in self.workers:
            os.kill(worker, signal.SIGKILL)

    def kill_all(self) -> None:
        """Master and workers at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def cpu_seconds(self) -> float:
        """What the workers used until now."""
        return sum(_cpu_seconds(worker) for worker in self.workers)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill_all()


@contextmanager
def serving(environment: dict[str, str]):
    server = Server(environment)
    try:
        yield server
    finally:
        server.stop()


def stored_answers(database: str) -> dict[tuple[str, str], tuple[int, str]]:
    """Version and note by KvK number and question, read past the product."""
    query = (
        "SELECT o.kvk, a.question, a.version, a.note FROM assessments_answer a "
        "JOIN assessments_assessment s ON s.id = a.assessment_id "
        "JOIN organisations_organisation o ON o.id = s.organisation_id"
    )
    with plain_connection(database) as connection:
        return {(kvk, question): (version, note) for kvk, question, version, note in connection.execute(query)}


@contextmanager
def plain_connection(database: str):
    """A connection without Django: its settings name another database."""
    if database.startswith("sqlite"):
        import sqlite3  # only where the database is SQLite

        connection = sqlite3.connect(dj_database_url.parse(database)["NAME"])
    else:
        connection = psycopg.connect(database)
    try:
        yield connection
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
