#!/usr/bin/python3
"""A window with WebKitGTK in it: `webkit_window.py FOLDER [worker]`.

WebKitWebDriver starts it in the place of WebKit's own small browser, which keeps nothing when it is driven. What pages
store lies in FOLDER; F9 prints to FOLDER/page.pdf. Pages have no service workers unless one says so.
"""

import sys

import gi

for library, version in {"Gdk": "3.0", "Gtk": "3.0", "WebKit2": "4.1"}.items():
    gi.require_version(library, version)
from gi.repository import Gdk, Gtk, WebKit2  # noqa: E402

folder = sys.argv[1]
Gtk.init()
storage = WebKit2.WebsiteDataManager(base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache")
context = WebKit2.WebContext(website_data_manager=storage)
context.set_automation_allowed(True)
context.set_preferred_languages(["nb-NO", "nb", "no", "en"])
scripts = WebKit2.UserContentManager()
if "worker" not in sys.argv:
    frames, start = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START
    scripts.add_script(WebKit2.UserScript("delete Navigator.prototype.serviceWorker", frames, start, None, None))
tabs = Gtk.Notebook()
window = Gtk.Window(default_width=1280, default_height=900)
window.add(tabs)


def new_tab(_session):
    view = WebKit2.WebView(web_context=context, user_content_manager=scripts, is_controlled_by_automation=True)
    view.connect("close", close_tab)
    view.show()
    tabs.set_current_page(tabs.append_page(view))
    window.show_all()
    view.grab_focus()
    return view


def close_tab(view):
    tabs.remove_page(tabs.page_num(view))
    if not tabs.get_n_pages():
        Gtk.main_quit()


def press(_window, event):
    if event.keyval != Gdk.KEY_F9:
        return False
    settings, paper = Gtk.PrintSettings(), Gtk.PageSetup()
    settings.set_printer("Print to File")  # GTK finds it by this name in English
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{folder}/page.pdf")
    paper.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    printing = WebKit2.PrintOperation.new(tabs.get_nth_page(tabs.get_current_page()))
    printing.set_print_settings(settings)
    printing.set_page_setup(paper)
    printing.print_()
    return True


context.connect("automation-started", lambda _context, session: session.connect("create-web-view", new_tab))
window.connect("key-press-event", press)
window.connect("destroy", Gtk.main_quit)
Gtk.main()
