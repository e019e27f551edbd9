"""nginx with the configuration that operators get: it shows the files of an export as the readers' process would."""

import gzip
import http.client
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from articles.models import Edition
from tests import factory
from tests.attack.served import free_port, served
from tests.conftest import SERVERS
from tests.processes import ROOT, until
from tests.public.export.site import Written

pytestmark = [pytest.mark.django_db, pytest.mark.nginx, pytest.mark.once]
NGINX = shutil.which("nginx", path=SERVERS) or ""
OF_THE_SERVER = {"server", "date", "connection", "content-length", "etag", "last-modified", "accept-ranges", "vary"}
OF_THE_PROCESS = {"surrogate-key"}
MAIN = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include /etc/nginx/mime.types;
    {server}
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int

    def get(self, path: str, **headers: str) -> Answer:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("GET", path, headers={"Host": "localhost"} | headers)
            answer = connection.getresponse()
            lower = {name.lower(): value for name, value in answer.getheaders()}
            assert len(lower) == len(answer.getheaders()), "no header twice"
            return Answer(answer.status, lower, answer.read())


@contextmanager
def nginx(folder: Path, site: Path, readers: int | None = None) -> Iterator[Server]:
    """Until the block ends; without a readers' process it shows files alone, as the page for operators says."""
    folder.mkdir()
    port = free_port()
    server = (ROOT / "deploy/nginx-export.conf").read_text()
    server = re.sub(r"^ *ssl_.*$", "", server, flags=re.MULTILINE).replace("443 ssl", f"127.0.0.1:{port}")
    server = server.replace("/srv/klonoinfo-site/", f"{site}/").replace("/srv/klonoinfo/", f"{ROOT}/")
    if readers is None:
        server = re.sub(
            r"^.*@readers;$|^.*proxy_pass.*$", "", server.replace(" @readers;", " =404;"), flags=re.MULTILINE
        )
        server = re.sub(r"^.*\$args.*$|^.*418.*$", "", server, flags=re.MULTILINE)
    server = server.replace("127.0.0.1:8001", f"127.0.0.1:{readers}")
    configuration = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    configuration.write_text(MAIN.format(folder=folder, user=user, server=server))
    command = [NGINX, "-p", str(folder), "-c", str(configuration), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as process:
        try:
            until(lambda: (folder / "pid").exists() or process.poll() is not None)
            assert process.poll() is None, (folder / "error.log").read_text()
            yield Server(port)
        finally:
            process.terminate()


def path_of(edition: Edition) -> str:
    return f"/medicines/{edition.medication_slug}/{edition.slug}/"


def shown(headers: dict[str, str]) -> dict[str, list[str]]:
    """In whatever order a policy has its rules."""
    names = headers.keys() - OF_THE_SERVER - OF_THE_PROCESS
    return {name: sorted(rule.strip() for rule in headers[name].split(";")) for name in names}


def test_files_alone(tmp_path: Path, site: Written, client: Client) -> None:
    article, edition = factory.make_live_article()
    _, down = factory.make_withdrawn_article()
    medicine = f"/medicines/{edition.medication_slug}/"
    factory.edit(article, article.author, slug="elsewhere")
    factory.publish(article)
    site.export()
    pages = [medicine, f"{medicine}elsewhere/", "/", path_of(down), "/nothing/", "/medicines/", "/about/how-we-review/"]
    machines = ["/robots.txt", "/sitemap.xml", "/feeds/editions.xml", f"/feeds{medicine.rstrip('/')}.xml"]
    with nginx(tmp_path / "nginx", site.folder) as server:
        for path in pages + machines:
            here = client.get(path)
            there = server.get(path)
            assert (there.status, there.body) == (here.status_code, here.content), path
            expected = {name.lower(): value for name, value in here.headers.items()}
            if path != "/nothing/":
                assert shown(there.headers) == shown(expected), path
            packed = server.get(path, **{"Accept-Encoding": "gzip"})
            if packed.headers.get("content-encoding"):
                assert (packed.headers["vary"], gzip.decompress(packed.body)) == ("Accept-Encoding", here.content)
            assert bool(packed.headers.get("content-encoding")) == (path != "/robots.txt"), path
        assert server.get(path_of(edition)).body.count(b'http-equiv="refresh"') == 1
        known = server.get(medicine).headers["etag"]
        assert server.get(medicine, **{"If-None-Match": known}).status == 304
        assert server.get(f"{medicine}?utm_source=a").status == 200
        bare = server.get(medicine.rstrip("/"))
        assert (bare.status, bare.headers["location"]) == (301, medicine)
        for hidden in (
            f"{medicine}index.html",
            f"{medicine}index.html.gz",
            f"{path_of(down)}index.html.gone",
            "/about/",
        ):
            assert server.get(hidden).status == 404, hidden
        style = server.get("/static/articles/site.css", **{"Accept-Encoding": "gzip"})
        assert style.headers["content-type"] == "text/css; charset=utf-8"
        assert (style.headers["content-encoding"], "immutable" in style.headers["cache-control"]) == ("gzip", True)


@pytest.mark.django_db(transaction=True)
def test_what_is_no_file_comes_from_the_readers_process(tmp_path: Path, site: Written) -> None:
    article, edition = factory.make_live_article()
    medicine = f"/medicines/{edition.medication_slug}/"
    site.export()
    with served() as readers, nginx(tmp_path / "nginx", site.folder, readers.port) as server:
        assert "surrogate-key" not in server.get(path_of(edition)).headers
        assert b"It calms the brain." in server.get(f"{path_of(edition)}?on={edition.published_at:%Y-%m-%d}").body
        assert server.get(f"{path_of(edition)}?on=2001-01-01").status == 404
        assert server.get("/search/?q=calms").status == 200
        named = server.get(medicine.upper().replace("/MEDICINES", "/medicines"))
        assert (named.status, named.headers["location"]) == (301, medicine)
        assert server.get("/nothing/").status == 404
        assert server.get(f"{path_of(edition)}?utm_source=a").headers["surrogate-key"]
