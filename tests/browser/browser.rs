//! A browser as a test drives it: thirtyfour without the `async`, and without results to check.
//! Whatever the driver refuses fails the test.

use std::cell::RefCell;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::TypingData;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::error::WebDriverError;
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

use crate::beyond::{self, Wish};
use crate::engine::{Engine, chosen};
use crate::wait::eventually_is;
use crate::{driver, site};

/// The size of the window unless a test sets another.
const SIZE: (u32, u32) = (1280, 900);

/// How long a script may take; the rules of axe take a while on a busy machine.
const PATIENCE: Duration = Duration::from_secs(180);

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
});

fn wait<T>(answer: impl Future<Output = T>) -> T {
    RUNTIME.block_on(answer)
}

/// See the module.
pub struct Browser {
    driver: WebDriver,
    /// Parts of console errors that the scenario brings about itself.
    expected: RefCell<Vec<&'static str>>,
}

impl Browser {
    /// Starts a browser with an empty profile, which the driver of the place makes and removes.
    pub fn start(place: usize) -> Browser {
        let driver = wait(WebDriver::new(driver::address(place), beyond::capabilities()));
        let driver = driver.unwrap_or_else(|error| {
            let error = error.to_string();
            let error = error.split("Stacktrace").next().unwrap_or_default();
            let error: Vec<&str> = error.split_whitespace().collect();
            panic!("{} ({})", driver::advice(), error.join(" "))
        });
        let browser = Browser { driver, expected: RefCell::default() };
        wait(browser.driver.set_script_timeout(PATIENCE)).unwrap();
        wait(beyond::spy(&browser.driver)).unwrap();
        browser.resize(SIZE.0, SIZE.1);
        browser
    }

    /// Ends the browser.
    pub fn quit(self) {
        wait(self.driver.quit()).unwrap();
    }

    /// Opens a path of the site.
    pub fn open(&self, path: &str) {
        self.visit(&format!("{}{path}", site::address()));
    }

    /// Opens any address.
    pub fn visit(&self, address: &str) {
        // Firefox's driver may come back while the page before is still there.
        let mark = "const page = (address) => address.split('#')[0];
            return window.isOld = page(arguments[0]) !== page(location.href)";
        let marked = || wait(self.driver.execute(mark, vec![json!(address)]));
        let leaves = chosen() == Engine::Firefox && marked().is_ok_and(|it| *it.json() == json!(true));
        wait(self.driver.goto(address)).unwrap();
        if leaves {
            self.is_anew();
        }
    }

    /// Opens a file of the site as a double-click does, with something after it.
    pub fn open_file(&self, name: &str, fragment: &str) {
        let file = site::folder().join(name);
        wait(self.driver.goto(format!("file://{}{fragment}", file.display()))).unwrap();
    }

    /// Loads the page again.
    pub fn reload(&self) {
        if chosen() != Engine::Firefox {
            return wait(self.driver.refresh()).unwrap();
        }
        // Firefox's driver passes by what a worker keeps, as a reload with Shift does.
        self.run::<()>("window.isOld = true; location.reload()", vec![]);
        self.is_anew();
    }

    /// Waits until what was marked as old is gone.
    fn is_anew(&self) {
        let script = "return !window.isOld && document.readyState === 'complete'";
        eventually_is("the page anew", || self.run::<Option<bool>>(script, vec![]), Some(true));
    }

    /// One step back.
    pub fn back(&self) {
        wait(self.driver.back()).unwrap();
    }

    /// One step forward again.
    pub fn forward(&self) {
        wait(self.driver.forward()).unwrap();
    }

    /// Gives the page this size in CSS pixels, which may be less than a window can have.
    pub fn resize(&self, width: u32, height: u32) {
        wait(beyond::resize(&self.driver, width, height)).unwrap();
        // Firefox does it a moment after.
        let size = || self.run::<[u32; 2]>("return [innerWidth, innerHeight]", Vec::new());
        eventually_is("the size of the page", size, [width, height]);
    }

    /// Asks for dark or light pages, as a system does.
    pub fn prefer(&self, scheme: &str) {
        wait(beyond::ask_for(&self.driver, Wish::Scheme, scheme)).unwrap();
    }

    /// Asks for pages in which nothing moves, as a system does.
    pub fn prefer_stillness(&self) {
        wait(beyond::ask_for(&self.driver, Wish::Motion, "reduce")).unwrap();
    }

    /// Draws with few colours of the system's, as for readers who need strong contrast.
    pub fn force_colours(&self) {
        wait(beyond::ask_for(&self.driver, Wish::Colours, "active")).unwrap();
    }

    /// The answer of a script, the body of a function with `arguments`.
    #[track_caller]
    pub fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let answer = wait(self.driver.execute(script, arguments)).unwrap_or_else(|e| panic!("{e}\n{script}"));
        let answer = answer.json().clone();
        serde_json::from_value(answer.clone()).unwrap_or_else(|e| panic!("{e}: {answer}\n{script}"))
    }

    /// Clicks the element that a script gives, as far as a reader could.
    pub fn try_click(&self, script: &str, arguments: Vec<Value>) -> Result<(), WebDriverError> {
        wait(beyond::click(&self.driver, script, arguments))
    }

    /// Clicks the middle of the element that a script gives, whatever lies over it there.
    pub fn try_point_at(&self, script: &str, arguments: Vec<Value>) -> Result<(), WebDriverError> {
        wait(beyond::point_at(&self.driver, script, arguments))
    }

    /// Chooses a file in the input that a script gives.
    pub fn choose_file(&self, script: &str, path: &Path) {
        let chosen = async {
            self.driver.execute(script, vec![]).await?.element()?.send_keys(path.to_string_lossy()).await
        };
        wait(chosen).unwrap();
    }

    /// Presses keys, wherever the focus is.
    pub fn press(&self, keys: impl Into<TypingData>) {
        wait(self.actions().send_keys(keys).perform()).unwrap();
    }

    /// Presses a key while another is held.
    pub fn press_with(&self, held: Key, key: impl Into<TypingData>) {
        wait(self.actions().key_down(held.clone()).send_keys(key).key_up(held).perform()).unwrap();
    }

    /// Holds the mouse down from one place of the window to another.
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let at = |(x, y): (f64, f64)| (x.round() as i64, y.round() as i64);
        let ((x0, y0), (x1, y1)) = (at(from), at(to));
        let half = (x0 + (x1 - x0) / 2, y0 + (y1 - y0) / 2);
        let moves = self.actions().move_to(x0, y0).click_and_hold().move_to(half.0, half.1).move_to(x1, y1);
        wait(moves.release().perform()).unwrap();
    }

    /// Moves the mouse to the middle of the element that a script gives.
    pub fn hover(&self, script: &str) {
        wait(async {
            let element = self.driver.execute(script, vec![]).await?.element()?;
            self.actions().move_to_element_center(&element).perform().await
        })
        .unwrap();
    }

    fn actions(&self) -> thirtyfour::action_chain::ActionChain {
        self.driver.action_chain_with_delay(None, Some(Duration::ZERO))
    }

    /// The address of the page after the site's.
    pub fn path(&self) -> String {
        let address: String = self.run("return location.href", vec![]);
        address.strip_prefix(site::address()).unwrap_or(&address).to_owned()
    }

    /// What the page has written to the address since it was loaded.
    pub fn written(&self) -> Vec<String> {
        self.run("return window.spy.written", vec![])
    }

    /// The details of an event that elements have told their page: the id of each, and the detail.
    pub fn told(&self, name: &str) -> Vec<(String, Value)> {
        let script =
            "return window.spy.told.filter((it) => it.name === arguments[0]).map((it) => [it.id, it.detail])";
        self.run(script, vec![json!(name)])
    }

    /// A picture of what the window shows, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        wait(self.driver.screenshot_as_png()).unwrap()
    }

    /// Like [`picture`](Browser::picture), where a test has failed already.
    pub fn try_picture(&self) -> Option<Vec<u8>> {
        wait(self.driver.screenshot_as_png()).ok()
    }

    /// Console errors with this in them are part of the scenario.
    pub fn expect_complaint(&self, part: &'static str) {
        self.expected.borrow_mut().push(part);
    }

    /// The errors in the console that no scenario expects.
    pub fn complaints(&self) -> Vec<String> {
        let errors = wait(beyond::errors(&self.driver)).unwrap();
        let expected = self.expected.borrow();
        errors.into_iter().filter(|error| !expected.iter().any(|part| error.contains(part))).collect()
    }

    /// How many nodes and how many listeners are alive in the page, once garbage is collected.
    pub fn alive(&self) -> (i64, i64) {
        let counters = wait(beyond::alive(&self.driver)).unwrap();
        (counters["nodes"].as_i64().unwrap(), counters["jsEventListeners"].as_i64().unwrap())
    }

    /// The page as it is printed, as PDF.
    pub fn print(&self) -> Vec<u8> {
        wait(self.driver.print_page(PrintParameters::default())).unwrap()
    }

    /// How many bytes the objects of scripts take in the page, once garbage is collected.
    pub fn heap(&self) -> i64 {
        wait(beyond::heap(&self.driver)).unwrap()["usedSize"].as_f64().unwrap() as i64
    }

    /// Goes on in the first frame of the page.
    pub fn enter_frame(&self) {
        wait(self.driver.enter_frame(0)).unwrap();
    }

    /// Comes back out of a frame.
    pub fn leave_frame(&self) {
        wait(self.driver.enter_default_frame()).unwrap();
    }

    /// Of the elements that a script gives: how each begins, its role and its name, as the browser has them.
    pub fn accessible(&self, script: &str, arguments: Vec<Value>) -> Vec<(String, String, String)> {
        wait(async {
            let elements = self.driver.execute(script, arguments).await?.elements()?;
            let mut found = Vec::new();
            for element in elements {
                let begin = element.outer_html().await?.chars().take(100).collect();
                let [role, name] =
                    [beyond::computed(&element, "role").await?, beyond::computed(&element, "label").await?];
                found.push((begin, role, name));
            }
            Ok::<_, WebDriverError>(found)
        })
        .unwrap()
    }

    /// The nodes of the page as readers of the screen are given it.
    pub fn accessibility_tree(&self) -> Vec<Value> {
        let tree = wait(beyond::accessibility_tree(&self.driver)).unwrap();
        tree["nodes"].as_array().unwrap().clone()
    }

    /// Freezes the tab, as browsers do with one that nobody looks at for long, or wakes it.
    pub fn freeze(&self, frozen: bool) {
        wait(beyond::freeze(&self.driver, frozen)).unwrap();
    }

    /// Lets no script of a page run from now on.
    pub fn without_scripts(&self) {
        wait(beyond::without_scripts(&self.driver)).unwrap();
    }
}
