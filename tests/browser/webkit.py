"""A window of WebKitGTK for its driver, which can do what MiniBrowser cannot: be as narrow as a phone, run a
script before those of the page, hand over what pages complain of, and ask for dark pages and for stillness."""

import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("JavaScriptCore", "4.1")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, JavaScriptCore, WebKit2  # noqa: E402

complaints = []


def prefer(_, message):
    """`{name, value}`: a switch of the toolkit's."""
    wish = message.get_js_value()
    name, value = (wish.object_get_property(part) for part in ("name", "value"))
    settings = Gtk.Settings.get_default()
    settings.set_property(name.to_string(), value.to_boolean())
    # Pages are styled anew only where light and dark change.
    dark = "gtk-application-prefer-dark-theme"
    for _ in range(2):
        settings.set_property(dark, not settings.get_property(dark))


def hand_over(_, message, reply):
    """All that pages have complained of, as JSON."""
    reply.return_value(JavaScriptCore.Value.new_string(message.get_context(), json.dumps(complaints)))
    return True


def begin(context, session):
    application = WebKit2.ApplicationInfo()
    application.set_name("WebKitGTK")
    session.set_application_info(application)

    with open(sys.argv[1], encoding="utf-8") as file:
        spy = file.read()
    content = WebKit2.UserContentManager()
    frames, start = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START
    content.add_script(WebKit2.UserScript(spy, frames, start, None, None))
    content.connect("script-message-received::prefer", prefer)
    content.connect(
        "script-message-received::complaints",
        lambda _, message: complaints.append(message.get_js_value().to_string()),
    )
    content.connect("script-message-with-reply-received::all", hand_over)
    # The driver's own scripts go on running.
    content.connect(
        "script-message-received::without_scripts",
        lambda *_: view.get_settings().set_enable_javascript_markup(False),
    )
    for name in ("prefer", "complaints", "without_scripts"):
        content.register_script_message_handler(name)
    content.register_script_message_handler_with_reply("all", None)

    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, user_content_manager=content)
    window = Gtk.Window(decorated=False)
    window.add(view)
    view.connect("close", lambda _: window.destroy())
    window.show_all()
    # No window manager gives it the focus.
    window.present()
    session.connect("create-web-view", lambda _: view)


context = WebKit2.WebContext.new_ephemeral()
context.set_automation_allowed(True)
context.connect("automation-started", begin)
Gtk.main()
