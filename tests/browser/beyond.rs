//! What WebDriver has no command for, in each engine's own way: DevTools in Chromium, scripts of the
//! browser itself in Firefox, and `webkit.py` in WebKit.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::action_chain::ActionChain;
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::error::{WebDriverError, WebDriverResult};
use thirtyfour::extensions::addons::firefox::FirefoxTools;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, RequestData, SessionId};

use crate::engine::{Engine, chosen};

/// What a reader can ask of pages in the system.
#[derive(Debug, Clone, Copy)]
pub enum Wish {
    /// `light` or `dark`.
    Scheme,
    /// `reduce`: nothing moves.
    Motion,
    /// `active`: few colours, those of the system.
    Colours,
}

/// A browser without a window to see, and an empty profile.
pub fn capabilities() -> Capabilities {
    match chosen() {
        Engine::Chromium => {
            let mut chrome = DesiredCapabilities::chrome();
            for argument in [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-device-scale-factor=1",
            ] {
                chrome.add_arg(argument).unwrap();
            }
            chrome.set_browser_log_level(LoggingPrefsLogLevel::All).unwrap();
            chrome.into()
        }
        Engine::Firefox => {
            let mut firefox = DesiredCapabilities::firefox();
            firefox.set_headless().unwrap();
            firefox.into()
        }
        Engine::WebKit => {
            let mut webkit = Capabilities::new();
            let arguments = [folder().join("webkit.py"), folder().join("spy/spy.js")];
            // Debian's Python has Debian's bindings, another may not.
            let browser = json!({ "binary": "/usr/bin/python3", "args": arguments });
            webkit.set("webkitgtk:browserOptions", browser).unwrap();
            webkit
        }
    }
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser"))
}

/// Has the spy run in each page before the page's own scripts.
pub async fn spy(driver: &WebDriver) -> WebDriverResult<()> {
    match chosen() {
        Engine::Chromium => {
            let source = json!({ "source": include_str!("spy/spy.js") });
            devtools(driver, "Page.addScriptToEvaluateOnNewDocument", source).await?;
        }
        Engine::Firefox => {
            let addon = folder().join("spy").display().to_string();
            FirefoxTools::new(driver.handle().clone()).install_addon(&addon, Some(true)).await?;
        }
        // The window brings it.
        Engine::WebKit => {}
    }
    Ok(())
}

/// Gives the page this size in CSS pixels.
pub async fn resize(driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
    match chosen() {
        Engine::Chromium => {
            let metrics =
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            devtools(driver, "Emulation.setDeviceMetricsOverride", metrics).await?;
        }
        Engine::Firefox => {
            let script = "const { style } = gBrowser.selectedBrowser;
                for (const [name, size] of Object.entries(arguments[0]))
                    for (const limit of ['', 'min-', 'max-']) style.setProperty(limit + name, `${size}px`)";
            browser_script(driver, script, json!({ "width": width, "height": height })).await?;
        }
        Engine::WebKit => driver.set_window_rect(0, 0, width, height).await?,
    }
    Ok(())
}

/// Asks for what readers ask of pages in the system.
pub async fn ask_for(driver: &WebDriver, wish: Wish, value: &str) -> WebDriverResult<()> {
    match chosen() {
        Engine::Chromium => {
            let name = match wish {
                Wish::Scheme => "prefers-color-scheme",
                Wish::Motion => "prefers-reduced-motion",
                Wish::Colours => "forced-colors",
            };
            let features = json!({ "features": [{ "name": name, "value": value }] });
            devtools(driver, "Emulation.setEmulatedMedia", features).await?;
        }
        Engine::Firefox => {
            let setting = match wish {
                Wish::Scheme => {
                    json!(["layout.css.prefers-color-scheme.content-override", u8::from(value == "light")])
                }
                Wish::Motion => json!(["ui.prefersReducedMotion", 1]),
                Wish::Colours => json!(["browser.display.document_color_use", 2]),
            };
            browser_script(driver, "Services.prefs.setIntPref(...arguments[0])", setting).await?;
        }
        Engine::WebKit => {
            let setting = match wish {
                Wish::Scheme => {
                    json!({ "name": "gtk-application-prefer-dark-theme", "value": value == "dark" })
                }
                Wish::Motion => json!({ "name": "gtk-enable-animations", "value": false }),
                Wish::Colours => return refused("WebKit forces no colours"),
            };
            let script = "webkit.messageHandlers.prefer.postMessage(arguments[0])";
            driver.execute(script, vec![setting]).await?;
        }
    }
    Ok(())
}

/// Clicks the element that a script gives, as far as a reader could.
pub async fn click(driver: &WebDriver, script: &str, arguments: Vec<Value>) -> WebDriverResult<()> {
    match chosen() {
        Engine::Chromium => driver.execute(script, arguments).await?.element()?.click().await,
        // WebKit's driver takes the host of a shadow root for something that lies over what is inside, and
        // Firefox's finds no middle in a group of a drawing.
        _ => click_middle(driver, script, arguments, true).await,
    }
}

/// Clicks the middle of the element that a script gives, whatever lies over it there.
pub async fn point_at(driver: &WebDriver, script: &str, arguments: Vec<Value>) -> WebDriverResult<()> {
    if chosen() == Engine::WebKit {
        return click_middle(driver, script, arguments, false).await;
    }
    let element = driver.execute(script, arguments).await?.element()?;
    element.scroll_into_view().await?;
    pointer(driver).move_to_element_center(&element).click().perform().await
}

/// Clicks the middle of what the window shows of an element, which is to be `bare` there.
async fn click_middle(
    driver: &WebDriver,
    script: &str,
    arguments: Vec<Value>,
    bare: bool,
) -> WebDriverResult<()> {
    let script = format!(
        "const it = (function () {{ {script} }}).apply(null, arguments);
        if (!it?.isConnected) throw new Error('it is not there');
        const middle = (from, to, end) => Math.floor((Math.max(0, from) + Math.min(end, to)) / 2);
        const place = () => {{
            const {{ left, top, right, bottom }} = it.getClientRects()[0] ?? it.getBoundingClientRect();
            return [middle(left, right, innerWidth), middle(top, bottom, innerHeight)];
        }};
        const over = () => it.getRootNode().elementFromPoint(...place());
        return (async () => {{
            if (!it.contains(over())) it.scrollIntoView({{ behavior: 'instant', block: 'center', inline: 'nearest' }});
            const before = place();
            // What is pressed is found where the last picture has it.
            for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
            if (`${{before}}` !== `${{place()}}`) throw new Error('it still moves');
            if ({bare} && !it.contains(over())) throw new Error(`there is ${{over()?.outerHTML.slice(0, 80)}} at ${{place()}}`);
            return place();
        }})()"
    );
    let (x, y) = driver.execute(script, arguments).await?.convert()?;
    pointer(driver).move_to(x, y).click().perform().await
}

fn pointer(driver: &WebDriver) -> ActionChain {
    driver.action_chain_with_delay(None, Some(Duration::ZERO))
}

/// All errors since the browser was started.
pub async fn errors(driver: &WebDriver) -> WebDriverResult<Vec<String>> {
    match chosen() {
        Engine::Chromium => {
            let severe = driver.browser_log().await?.into_iter().filter(|it| it.level == "SEVERE");
            Ok(severe.map(|entry| entry.message).collect())
        }
        Engine::Firefox => {
            // What the browser's own scripts complain of belongs to no page.
            let script =
                "return Services.console.getMessageArray().filter((it) => it instanceof Ci.nsIScriptError
                && it.innerWindowID && it.category === 'content javascript' && !(it.flags & it.warningFlag))
                .map((it) => `${it.errorMessage} (${it.sourceName}:${it.lineNumber})`)";
            Ok(serde_json::from_value(browser_script(driver, script, json!(null)).await?)?)
        }
        Engine::WebKit => {
            let script = "return webkit.messageHandlers.all.postMessage(null)";
            let kept = driver.execute(script, vec![]).await?;
            Ok(serde_json::from_str(kept.json().as_str().unwrap_or_default())?)
        }
    }
}

/// Lets no script of a page run from now on.
pub async fn without_scripts(driver: &WebDriver) -> WebDriverResult<()> {
    match chosen() {
        Engine::Chromium => {
            devtools(driver, "Emulation.setScriptExecutionDisabled", json!({ "value": true })).await.map(drop)
        }
        Engine::Firefox => refused("Firefox's driver reads no page whose scripts do not run"),
        Engine::WebKit => {
            let script = "webkit.messageHandlers.without_scripts.postMessage(null)";
            driver.execute(script, vec![]).await.map(drop)
        }
    }
}

/// The `role` or the `label` that the browser works out for an element.
pub async fn computed(element: &WebElement, what: &'static str) -> WebDriverResult<String> {
    element.handle().cmd(Computed(element.element_id().to_string(), what)).await?.value()
}

/// The tree that readers of the screen are given.
pub async fn accessibility_tree(driver: &WebDriver) -> WebDriverResult<Value> {
    if chosen() != Engine::Chromium {
        return refused("only Chromium's driver hands out the tree");
    }
    devtools(driver, "Accessibility.getFullAXTree", json!({})).await
}

/// Freezes the tab, or wakes it.
pub async fn freeze(driver: &WebDriver, frozen: bool) -> WebDriverResult<()> {
    if chosen() != Engine::Chromium {
        return refused("only Chromium's driver freezes tabs");
    }
    let state = if frozen { "frozen" } else { "active" };
    devtools(driver, "Page.setWebLifecycleState", json!({ "state": state })).await.map(drop)
}

/// How many nodes and listeners are alive in the page, once garbage is collected.
pub async fn alive(driver: &WebDriver) -> WebDriverResult<Value> {
    collect_garbage(driver).await?;
    devtools(driver, "Memory.getDOMCounters", json!({})).await
}

/// How much the objects of scripts take, once garbage is collected.
pub async fn heap(driver: &WebDriver) -> WebDriverResult<Value> {
    collect_garbage(driver).await?;
    devtools(driver, "Runtime.getHeapUsage", json!({})).await
}

async fn collect_garbage(driver: &WebDriver) -> WebDriverResult<()> {
    if chosen() != Engine::Chromium {
        return refused("only Chromium's driver counts what is alive");
    }
    devtools(driver, "HeapProfiler.collectGarbage", json!({})).await.map(drop)
}

fn refused<T>(reason: &str) -> WebDriverResult<T> {
    Err(WebDriverError::FatalError(reason.to_owned()))
}

async fn devtools(driver: &WebDriver, command: &'static str, parameters: Value) -> WebDriverResult<Value> {
    let body = json!({ "cmd": command, "params": parameters });
    driver.cmd(Extension("goog/cdp/execute", body)).await?.value()
}

/// The answer of a script that runs in Firefox itself, not in its page.
async fn browser_script(driver: &WebDriver, script: &str, argument: Value) -> WebDriverResult<Value> {
    driver.cmd(Extension("moz/context", json!({ "context": "chrome" }))).await?;
    let answer = driver.execute(script, vec![argument]).await;
    driver.cmd(Extension("moz/context", json!({ "context": "content" }))).await?;
    Ok(answer?.json().clone())
}

/// A command that one driver has and WebDriver has not.
#[derive(Debug)]
struct Extension(&'static str, Value);

impl FormatRequestData for Extension {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // Taken from a command that posts too, since thirtyfour does not export the type of a method.
        let post = Command::GetLog("".into()).format_request(session);
        RequestData { uri: format!("session/{session}/{}", self.0).into(), ..post }.add_body(self.1.clone())
    }
}

/// What WebDriver has a command for, and thirtyfour has not.
#[derive(Debug)]
struct Computed(String, &'static str);

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let get = Command::GetTitle.format_request(session);
        RequestData { uri: format!("session/{session}/element/{}/computed{}", self.0, self.1).into(), ..get }
    }
}
