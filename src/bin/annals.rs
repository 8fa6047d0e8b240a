//! `annals`: serves, builds, checks and converts a record. Thin: the work is in `annals::publish`.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use annals::interop::read::{Asked, Format};
use annals::publish::formats::{WRITERS, Writer};
use annals::publish::progress::Progress;
use annals::publish::site::Packing;
use annals::publish::{author, convert, input, oembed, package, schema, server, site};
use anyhow::{Context, Result};
use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, Parser, Subcommand};

/// A timeline of a sourced historical record, for any web page.
#[derive(Parser)]
#[command(version, after_help = "Without a command: annals serve.")]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    listen: Listen,
    /// Print no progress.
    #[arg(long, global = true)]
    quiet: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page of a record and serve it on this machine; it follows what is written.
    Serve {
        /// The record, or a timeline in a format that convert reads; without one, Cuba and Vietnam.
        record: Option<PathBuf>,
        #[command(flatten)]
        listen: Listen,
    },
    /// Write the page of a record as files, for any web server.
    Build {
        /// The record, or a timeline in a format that convert reads; without one, Cuba and Vietnam.
        record: Option<PathBuf>,
        /// The folder to write to; made if missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The public address of the folder: adds oembed.json, and links to both from the page.
        #[arg(long, value_name = "ADDRESS", value_parser = oembed::address)]
        url: Option<String>,
        /// Write no copies as Brotli packs them, and no sizes: for a server that packs by itself.
        #[arg(long)]
        no_brotli: bool,
        /// Fail where the first load, packed and without the record, weighs more than so many kilobytes,
        /// or more than its budget of 115.
        #[arg(long, value_name = "KB", num_args = 0..=1, require_equals = true, default_missing_value = "115", conflicts_with = "no_brotli")]
        strict_size: Option<usize>,
    },
    /// Write the npm package of the element.
    Package {
        /// The record that it carries, or a timeline in a format that convert reads; without one, Cuba and Vietnam.
        record: Option<PathBuf>,
        /// The folder to write to; made if missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Print every problem of a record with its place.
    Check {
        /// The record; `-` reads standard input.
        record: PathBuf,
    },
    /// Turn a timeline of another maker into a record, or a record into another format.
    Convert {
        /// The file to read; `-` reads standard input.
        input: PathBuf,
        /// The file to write, its format by its ending; `-` writes to standard output.
        output: PathBuf,
        /// The format of the input, where it is not to be recognised.
        #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)))]
        from: Option<String>,
        /// The format to write.
        #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(WRITERS.map(|writer| writer.name)))]
        to: Option<String>,
        /// The language of the texts as a BCP 47 tag, where the input does not say.
        #[arg(long, value_name = "TAG")]
        lang: Option<String>,
        /// Write what became of each event and value to this file, as JSON.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Print the JSON Schema of the record format.
    Schema,
}

#[derive(Args)]
struct Listen {
    /// The port to try first [default: 8420]; the next free one is taken when it is in use.
    #[arg(long)]
    port: Option<u16>,
    /// Open the page in the browser.
    #[arg(long)]
    open: bool,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let progress = Progress::new(cli.quiet);
    if cli.command.is_some() && (cli.listen.open || cli.listen.port.is_some()) {
        let rule = "--port and --open belong to serve: write them after it";
        Cli::command().error(clap::error::ErrorKind::ArgumentConflict, rule).exit();
    }
    let serve = Command::Serve { record: None, listen: cli.listen };
    let done = match cli.command.unwrap_or(serve) {
        Command::Serve { record, listen } => run_server(record.as_deref(), &listen, progress),
        Command::Build { record, out, url, no_brotli, strict_size } => {
            let packing = match (no_brotli, strict_size) {
                (true, _) => Packing::None,
                (_, Some(most)) => Packing::StrictCopies(most),
                _ => Packing::Copies,
            };
            let order = site::Order { out: &out, address: url.as_deref(), packing };
            site::build(record.as_deref(), &order, progress)
        }
        Command::Package { record, out } => package::build(record.as_deref(), &out, progress),
        Command::Check { record } => check(&record),
        Command::Convert { input, output, from, to, lang, report } => {
            let written = to.as_deref().map_or_else(|| writer_of(&output), Writer::of_name);
            let Some(writer) = written else {
                let rule = format!("the ending of {} names no format: say --to", output.display());
                Cli::command().error(clap::error::ErrorKind::MissingRequiredArgument, rule).exit();
            };
            let asked =
                Asked { from: from.as_deref().and_then(Format::of_name), lang: lang.as_deref(), name: "" };
            convert::run(&input, asked, writer, report.as_deref(), progress).and_then(|bytes| {
                if output.as_os_str() == "-" { print(&bytes) } else { convert::save(&output, &bytes) }
            })
        }
        Command::Schema => print(schema::json_schema()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not `eprintln!`, which panics when nobody reads.
            let _ = writeln!(std::io::stderr(), "{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_server(record: Option<&Path>, listen: &Listen, progress: Progress) -> Result<()> {
    let desk = author::Desk::open(record, progress)?;
    let listener = server::bind(listen.port.unwrap_or(server::DEFAULT_PORT))?;
    let address = server::address(&listener)?;
    progress.step("serving; Ctrl+C ends it");
    print(format!("{address}\n"))?;
    if listen.open && open::that(&address).is_err() {
        // The address is printed, so a machine without a browser can still go on.
        progress.step("no browser could be opened: open the address yourself");
    }
    let (root, news) = (desk.root.clone(), Arc::clone(&desk.news));
    thread::spawn(move || desk.follow());
    server::serve_with(listener, &root, &news)
}

/// The format that a file is to be written in; standard output gets a record.
fn writer_of(output: &Path) -> Option<&'static Writer> {
    if output.as_os_str() == "-" { WRITERS.first() } else { Writer::of_file(&output.to_string_lossy()) }
}

fn check(record: &Path) -> Result<()> {
    print(format!("{}\n", input::load(record)?.verdict()))
}

/// Prints to standard output. A reader that has seen enough (`annals schema | head`) is no error.
fn print(text: impl AsRef<[u8]>) -> Result<()> {
    let mut out = std::io::stdout();
    match out.write_all(text.as_ref()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(error).context("standard output cannot be written")
        }
        _ => Ok(()),
    }
}
