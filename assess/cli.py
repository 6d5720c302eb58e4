"""The terminal's door: `wuhua check`, `score`, `build`, `serve`, and the commands of `assess.commands`.

Exit status: 0 all is well, 1 the content or the file has problems, 2 wrong usage.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, NoReturn

import click

from assess import __version__
from assess.commands.merge import merge
from assess.commands.new import new
from assess.commands.plan import plan
from assess.commands.quiz import CONTENT, quiz
from assess.commands.report import report
from assess.commands.rollup import rollup
from assess.commands.schemas import field_words, schemas
from assess.commands.verify import verify
from assess.commands.version import version
from assess.errors import NOTICES, Problem, ProblemsFound, Where
from assess.judging.scoring import judge
from assess.model.text import Language
from assess.outputs.editing.schemas import say_to_editor
from assess.outputs.report.data import report_data, report_text
from assess.reading.content.folder import Content, load
from assess.reading.content.shapes import kind_of
from assess.terminal import FOLDER, OutFile, day_of, end_unwritten, sheet_in, spare, spare_all, write_out, written

ROOT = Path(__file__).resolve().parent.parent
PORTABLE = ROOT / "build" / "portal.pyz"
PUBLISHED = ROOT / "build" / "publish"


OWN_SITE = (
    "{out} 就是要读取的网站，或者与它互相包含，没有改动。请用 --out 另外指定一个文件夹。\n"
    "{out} is the site that is read here, lies in it or holds it, and was left as it is. Give --out another folder."
)
COMMANDS = [merge, new, plan, quiz, report, rollup, schemas, verify, version]


@click.group(commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """党支部“五化”建设标准：检查内容、计算得分、生成和打开网站。

    Five-area standards for Party branches: check the content, score a file, build and open the site.
    """
    for stream in (sys.stdout, sys.stderr):
        # A damaged name, or a console of few characters, must not end the program: what cannot be written is written as \uXXXX.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    context.obj = lambda: _load(ROOT / "standards").standard
    context.meta[CONTENT] = lambda: _load(ROOT / "standards")
    context.meta[FOLDER] = ROOT / "standards"


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
def check(folder: Path | None) -> None:
    """检查 standards/ 中的全部内容，一次列出所有问题。

    Check everything in standards/ (or FOLDER) and list all problems at once: file, line, what, and how to fix it.
    """
    content = _load(folder.resolve() if folder else ROOT / "standards")
    standard = content.standard
    tasks = sum(len(area.tasks) for area in standard.areas)
    click.echo(
        f"没有问题：{len(standard.areas)}个领域、{tasks}项任务、{len(standard.requirements)}条要求（{standard.version}，{standard.digest}）。\n"
        f"No problems: {len(standard.areas)} areas, {tasks} tasks, {len(standard.requirements)} requirements "
        f"({standard.version}, {standard.digest})."
    )


@main.command()
@click.argument("sheet", type=click.File("rb"))
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="报告的语言。Language of the report."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="文字或数据。Text to read, or data with every explanation.",
)  # fmt: skip
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="YYYY-MM-DD",
    help="算到哪一天，默认为文件保存的当天。The day as of which it is judged; that on which the file was saved unless given.",
)  # fmt: skip
def score(sheet: BinaryIO, lang: str, form: str, today: datetime | None) -> None:
    """计算自查文件 SHEET.json 的得分，与网页上的得分一致。

    Score a file exported from the self-assessment page, with the same engine and the same figures ("-" reads standard input).
    """
    language = Language(lang)
    standard = _load(ROOT / "standards").standard
    found, report = sheet_in(sheet, standard, language)
    day = day_of(found, today, language)
    result = judge(standard, found, today=day)
    if form == "json":
        data = report_data(result, found, standard, language=language, today=day.isoformat())
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(report_text(result, found, standard, language=language, today=day), nl=False)
    sys.exit(1 if any(problem.wrong not in NOTICES for problem in report.problems) else 0)


@main.command()
def build() -> None:
    """生成整个网站（中英文）到 site/。Build the whole site, both languages, into site/."""
    sys.exit(subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"], cwd=ROOT, check=False).returncode)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="端口。Port; 0 takes any free one.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=None, help="网站所在文件夹。The built site.")
def serve(port: int, folder: Path | None) -> None:
    """在本机打开已生成的网站。Serve the built site, on this machine only."""
    from assess.publish.serving import SiteMissingError, serve_site

    try:
        serve_site(folder or ROOT / "site", port=port, announce=click.echo)
    except SiteMissingError as missing:
        _end_without_site(missing)
    except OSError as error:
        click.echo(
            f"端口 {port} 无法使用（{error}）。请换一个：--port 8001。\nPort {port} cannot be used ({error}). Try --port 8001.",
            err=True,
        )
        sys.exit(1)


@main.command()
@click.option(
    "--out",
    type=OutFile("portal.pyz"),
    default=PORTABLE,
    help="写到哪里。Where to write it.",
)
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=None, help="网站所在文件夹。The built site.")
def portable(out: Path, folder: Path | None) -> None:
    """把已生成的网站装进一个文件，没有网络的电脑上用 python3 portal.pyz 打开。

    Put the built site into one file, to be opened on a machine without a network: python3 portal.pyz.
    """
    from assess.publish.portable import own_modules, write_portable
    from assess.publish.serving import SiteMissingError

    site = folder or ROOT / "site"
    spare(out, *own_modules())
    spare_all(out, site.rglob("*"))
    try:
        data = written(lambda into: write_portable(site, into))
    except SiteMissingError as missing:
        _end_without_site(missing)
    if out == PORTABLE:
        out.parent.mkdir(exist_ok=True)
    write_out(data, out)
    click.echo(f"{out}  {len(data):,} B")


@main.command()
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=None, help="网站所在文件夹。The built site.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=PUBLISHED,
    help="放在哪里，原有的整个替换。Where to put it, instead of what is there.",
)
@click.option("--check", is_flag=True, help="只核对 FOLDER 中的压缩文件，不写。Only check the packed files in FOLDER.")
def pack(folder: Path | None, out: Path, check: bool) -> None:
    """把已生成的网站连同压缩文件（.br、.gz）放进 build/publish/，供 nginx、Caddy 直接发送。

    Put the built site into a fresh folder, with packed files (.br and .gz) beside the plain ones, for servers that hand them out
    as they lie. --check says which packed files in a folder, for example a server's, are not of the plain file beside them.
    """
    from assess.publish import packing
    from assess.publish.serving import SiteMissingError

    site = folder or ROOT / "site"
    try:
        if check:
            sys.exit(_say_misfits(packing.misfits(site), site))
        if out == PUBLISHED:
            out.parent.mkdir(exist_ok=True)
        packed = packing.publish_site(site, out).values()
    except SiteMissingError as missing:
        _end_without_site(missing)
    except packing.OwnSiteError:
        click.echo(OWN_SITE.format(out=out), err=True)
        sys.exit(1)
    except packing.NoSiteThereError:
        click.echo(
            f"{out} 里不是网站，没有替换。请换一个文件夹：--out。\n{out} holds no site and was left alone. Name another: --out.",
            err=True,
        )
        sys.exit(1)
    except OSError as error:
        end_unwritten(error)
    plain, brotli, gzip = sum(each.plain for each in packed), sum(each.brotli for each in packed), sum(each.gzip for each in packed)
    click.echo(f"{out}  {len(packed)}  {plain:,} B  br {brotli:,} B  gz {gzip:,} B")


def _say_misfits(found: Sequence[Path], site: Path) -> int:
    for path in found:
        click.echo(str(path.relative_to(site)))
    if not found:
        click.echo("压缩文件与原文件全部相符。\nEvery packed file is of the plain file beside it.")
        return 0
    click.echo(
        f"以上{len(found)}个压缩文件与旁边的原文件不符，服务器会发出旧的内容。请用 make publish 重新生成，整个替换文件夹。\n"
        f"Packed files that are not of the plain file beside them: {len(found)}. A server would hand out what is old. Run "
        "make publish again, and replace the whole folder.",
        err=True,
    )
    return 1


def _end_without_site(missing: Exception) -> NoReturn:
    click.echo(
        f"{missing}：没有已生成的网站。请先运行 wuhua build。\n{missing}: no built site there. Run wuhua build first.", err=True
    )
    sys.exit(1)


def _load(folder: Path) -> Content:
    try:
        return load(folder)
    except ProblemsFound as found:
        words = field_words()
        for problem in found.problems:
            where = problem.where
            place = Where(file=f"{folder.name}/{where.file}", line=where.line, path=where.path)
            placed = Problem(where=place, wrong=problem.wrong, facts=problem.facts)
            click.echo(say_to_editor(placed, kind_of(where.file), words), err=True)
        click.echo(f"共{len(found.problems)}个问题。\n{len(found.problems)} problem(s).", err=True)
        sys.exit(1)
