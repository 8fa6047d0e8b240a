//! `annals`: serves, builds and checks a record. Thin: the work is in `annals::publish`.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use annals::publish::progress::Progress;
use annals::publish::site::Packing;
use annals::publish::{author, input, oembed, package, schema, server, site};
use anyhow::{Context, Result};
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
        /// The record, a JSON file in the format annals/1; without one, Cuba and Vietnam.
        record: Option<PathBuf>,
        #[command(flatten)]
        listen: Listen,
    },
    /// Write the page of a record as files, for any web server.
    Build {
        /// The record, a JSON file in the format annals/1; without one, Cuba and Vietnam.
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
        /// Fail when the first load is heavier than it may be.
        #[arg(long, conflicts_with = "no_brotli")]
        strict_size: bool,
    },
    /// Write the npm package of the element.
    Package {
        /// The folder to write to; made if missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Print every problem of a record with its place.
    Check {
        /// The record; `-` reads standard input.
        record: PathBuf,
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
                (_, true) => Packing::StrictCopies,
                _ => Packing::Copies,
            };
            let order = site::Order { out: &out, address: url.as_deref(), packing };
            site::build(record.as_deref(), &order, progress)
        }
        Command::Package { out } => package::build(&out, progress),
        Command::Check { record } => check(&record),
        Command::Schema => print(&schema::json_schema()),
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
    print(&format!("{address}\n"))?;
    if listen.open && open::that(&address).is_err() {
        // The address is printed, so a machine without a browser can still go on.
        progress.step("no browser could be opened: open the address yourself");
    }
    let (root, news) = (desk.root.clone(), Arc::clone(&desk.news));
    thread::spawn(move || desk.follow());
    server::serve_with(listener, &root, &news)
}

fn check(record: &Path) -> Result<()> {
    print(&format!("{}\n", input::load(record)?.verdict()))
}

/// Prints to standard output. A reader that has seen enough (`annals schema | head`) is no error.
fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(error).context("standard output cannot be written")
        }
        _ => Ok(()),
    }
}
