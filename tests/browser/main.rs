//! The built page in real browsers: Chromium, and the same tests in Firefox and WebKitGTK.
//!
//! `annals build` makes the site once for a run, `annals::publish::server` serves it together with
//! the pages of `pages/`, a driver for each browser at a time drives them, and each test has a browser
//! of its own. After each test there must be no error in the console, and no breach of the content policy.
//!
//! `ANNALS_ENGINE=firefox` or `webkit` chooses another engine than Chromium for a run. What its driver
//! cannot do is listed in `engine.rs` by test and reason, and the run names it. What no driver has a
//! command for is in `beyond.rs`; for WebKit that takes a window of our own, `webkit.py`.
//!
//! `tests/run` installs what is needed: on Debian chromium and chromium-driver; firefox-esr, and geckodriver
//! by `cargo install --root target/tools`; webkit2gtk-driver, gir1.2-webkit2-4.1, python3-gi and xvfb.
//! `CHROMEDRIVER`, `GECKODRIVER` or `WEBKITWEBDRIVER` may name a driver. Printing is read with
//! `pdftotext` (poppler-utils), axe-core comes with `npm ci --prefix tests/browser`, and the tests of the
//! package take npm. The picture of a test that fails is kept in `target/tmp/browser/ENGINE/failed/`;
//! `cargo test --test browser screens -- --ignored` makes the pictures of the page as it is, with Chromium
//! that of the README among them.
//!
//! What readers can rely on stands by criterion in `contract.rs`, faults and what is left then in `faults.rs`,
//! attacks in `limits.rs`.
//!
//! | Scenario | Test |
//! |---|---|
//! | The page draws the events that its readable HTML has | [`filters::the_page_draws_every_event_of_its_readable_html`] |
//! | Filter by person | [`filters::choosing_a_person_leaves_only_his_events`] |
//! | Filter by year | [`filters::years_leave_what_may_have_been_in_them`] |
//! | Any or all of several people | [`filters::several_people_are_meant_any_or_all`] |
//! | Filter by place, source and doubts | [`filters::a_place_a_source_and_doubts_leave_what_they_name`] |
//! | Certain and possible years | [`filters::what_certainly_was_in_the_years_is_told_from_what_may_have_been`] |
//! | Every filter by keys | [`keyboard::every_filter_is_set_and_dropped_by_keys`] |
//! | What is looked for is marked | [`reading::what_is_looked_for_is_marked_with_its_diacritics`] |
//! | Citations open in place | [`reading::a_citation_opens_in_place_and_closes_by_escape`] |
//! | Show more, show earlier | [`reading::an_answer_draws_the_rows_that_are_seen_before_the_rest`], [`reading::a_long_list_shows_more_and_leads_on_to_it`], [`reading::however_many_events_there_are_few_nodes_are_made`], [`reading::a_year_may_stand_before_and_after_its_decade`] |
//! | Live counts | [`filters::the_count_of_each_kind_is_what_the_list_shows`] |
//! | Search without diacritics | [`filters::a_search_without_diacritics_finds_every_event_that_names_him`] |
//! | Nothing fits | [`filters::an_empty_result_offers_the_filters_to_drop`] |
//! | Which search to drop | [`filters::the_offer_to_drop_a_search_names_its_words`] |
//! | The overview then | [`filters::while_nothing_fits_the_overview_is_a_ghost`] |
//! | The card of an entity | [`cards::a_card_opens_from_a_name_and_gives_the_focus_back`] |
//! | Events with both | [`cards::the_number_beside_a_companion_leaves_the_events_with_both`] |
//! | From a card to an event | [`cards::an_event_of_a_card_opens_in_the_list`] |
//! | Offices | [`cards::an_office_is_a_point_at_an_event_and_its_absence_a_ring`] |
//! | The rest of a card's lists | [`cards::the_rest_of_the_companions_unfolds_and_folds_with_the_next_card`] |
//! | The link to a card | [`cards::a_card_has_a_link_of_its_own`] |
//! | The card of a place | [`cards::the_card_of_a_place_shows_what_happened_there`] |
//! | Accounts side by side | [`opened::accounts_have_the_same_points_in_one_line`] |
//! | Rival days of a month | [`opened::rival_days_stand_in_their_month`] |
//! | Events that hang together | [`opened::related_events_stand_under_what_relates_them`] |
//! | A link to an event | [`links::a_link_to_an_event_opens_it_and_survives_reload`] |
//! | A link to an event taller than the window | [`links::a_link_to_a_tall_event_shows_its_title`] |
//! | A link within the page | [`links::a_link_followed_within_the_page_opens_its_event`] |
//! | A link to a filtered view | [`links::a_link_to_a_view_shows_it_and_survives_reload`] |
//! | Back and Forward | [`links::back_and_forward_step_through_what_was_done`] |
//! | A long search | [`links::a_long_search_is_written_a_few_times_and_at_last_as_it_is`] |
//! | A step right after typing | [`links::a_step_leaves_what_was_typed_just_before_to_come_back_to`] |
//! | Back right after typing | [`links::what_was_typed_just_before_back_is_not_written_where_it_leads`] |
//! | A page that may not write its address | [`links::where_the_address_may_not_be_written_it_is_gone_to`] |
//! | Links that nobody made | [`links::a_link_to_nothing_shows_the_whole_record`] |
//! | Marks of the timeline | [`timeline::choosing_a_mark_opens_its_event_in_the_list`] |
//! | Tallies and the opened year | [`timeline::choosing_a_tally_opens_its_year_in_place_and_escape_folds_it`] |
//! | The marks follow a filter | [`timeline::the_marks_follow_the_answer_of_the_list_and_take_no_frame_from_it`], [`timeline::zooming_before_the_marks_follow_does_not_leave_the_years_that_are_chosen`], [`timeline::what_is_found_after_nothing_was_is_drawn_in_the_timeline_that_was_there`] |
//! | Zoom | [`timeline::zooming_comes_closer_and_zooming_out_ends_at_the_whole_span`] |
//! | Zoom by keys | [`timeline::keys_zoom_and_move_the_timeline`] |
//! | Zoom and move by pointer | [`timeline::dragging_and_ctrl_with_the_wheel_move_the_timeline_and_the_wheel_alone_the_page`] |
//! | Two fingers | [`timeline::two_fingers_hold_the_years_under_them`] |
//! | Places on the map | [`tabs::a_place_is_chosen_on_the_map_and_in_the_list`] |
//! | The brush over the years | [`timeline::the_handles_over_all_years_choose_years_by_key_and_by_pointer`] |
//! | Lanes | [`timeline::lanes_are_by_kind_country_or_person`] |
//! | What is said of a mark | [`timeline::pointing_at_a_mark_says_the_same_as_focusing_it_and_escape_takes_it_away`] |
//! | The undated | [`timeline::the_undated_of_a_lane_lead_to_their_place_in_the_list`] |
//! | From the list to the timeline | [`timeline::an_event_chosen_in_the_list_comes_into_view_in_the_timeline`] |
//! | No overlap in the plot | [`overlap::nothing_overlaps_in_the_plot`] |
//! | The core of a record, then the whole | [`carried::the_whole_of_the_default_record_follows_its_core`] |
//! | A link to what is not in the core | [`carried::a_link_to_an_event_that_is_not_in_the_core_opens_it`] |
//! | The core alone | [`carried::while_the_rest_cannot_be_loaded_the_core_is_shown_and_says_so`] |
//! | What is doubted and claimed in it | [`carried::the_core_alone_has_its_doubts_in_full_and_its_claims`] |
//! | Two elements | [`elements::two_elements_keep_their_own_filters_and_parts_of_the_link`] |
//! | Different records in one page | [`elements::elements_with_different_records_keep_their_own_parts_of_one_link`] |
//! | Named parts | [`elements::a_page_dresses_the_parts_that_are_named`] |
//! | Attributes to begin with | [`elements::attributes_are_where_an_element_begins_but_a_link_goes_before`] |
//! | Removing | [`elements::removing_an_element_frees_it_and_putting_it_back_shows_it_again`] |
//! | Moving | [`elements::moving_an_element_keeps_what_the_reader_looks_at`] |
//! | Many mounts | [`elements::five_hundred_mounts_leave_nothing_behind`] |
//! | Style sheets of the page | [`elements::what_a_page_says_of_its_own_text_does_not_come_in`] |
//! | Size of type | [`elements::a_page_chooses_the_size_of_all_type_and_hides_the_element`] |
//! | Hidden boxes | [`elements::an_element_in_a_hidden_or_narrowed_box_draws_right_when_it_is_shown`] |
//! | Anchors and history of the page | [`elements::the_page_s_own_anchor_and_history_survive`] |
//! | Declarations | [`api::the_declarations_name_what_the_element_has`] |
//! | A page's script | [`api::a_script_reads_and_steers_what_is_shown`] |
//! | Attributes that change | [`api::attributes_that_change_together_are_taken_together`] |
//! | Properties before the definition | [`api::what_is_set_before_the_element_is_defined_counts`] |
//! | A compiled record | [`api::a_compiled_record_is_read_and_a_damaged_one_is_refused`], [`api::a_compiled_record_that_comes_in_small_parts_is_the_same_record`], [`api::a_compiled_record_is_shown_whatever_becomes_of_the_bytes_that_the_page_gave`] |
//! | Readable HTML as data | [`api::readable_html_becomes_a_timeline`] |
//! | A record from a script | [`api::a_record_can_be_handed_over_and_replaced`] |
//! | A record of another origin | [`api::a_record_of_another_origin_is_not_loaded_unasked`] |
//! | An address that is none | [`api::an_attribute_that_is_no_address_is_named`] |
//! | Loading near the window | [`api::an_element_far_from_the_window_waits_until_it_comes_near_or_is_linked_to`] |
//! | A record that cannot be read | [`faults::a_record_that_cannot_be_shown_leaves_the_readable_page_and_says_why`] |
//! | Wasm is not allowed | [`faults::where_wasm_is_not_allowed_the_readable_page_stays`] |
//! | Integrity | [`integrity::a_page_that_holds_the_script_to_its_content_holds_all_that_the_element_loads_to_theirs`] |
//! | One file | [`offline::one_file_opens_without_a_server_and_asks_nobody_for_anything`] |
//! | One file to share | [`offline::the_dialog_for_sharing_offers_the_one_file`] |
//! | Without the server | [`installed::after_one_visit_everything_works_without_the_server`] |
//! | Saving files then | [`installed::what_a_reader_saves_comes_without_the_server`] |
//! | A new version | [`installed::a_new_version_is_offered_and_comes_whole`] |
//! | A page that is taken away | [`installed::a_page_that_is_taken_away_is_not_kept`] |
//! | A file of the reader's | [`own_files::a_file_of_each_maker_is_shown_at_once_with_its_report`] |
//! | Its report | [`own_files::a_report_names_each_place_and_reason`] |
//! | A file that is dropped | [`own_files::a_file_may_be_dropped_anywhere_and_the_page_says_so`] |
//! | A file that cannot be shown | [`own_files::a_file_that_cannot_be_shown_leaves_the_timeline_and_says_why`] |
//! | What a file is | [`own_files::a_reader_says_what_a_file_is_where_that_was_mistaken`] |
//! | Back from a file | [`own_files::the_page_s_own_timeline_comes_back_as_it_was`] |
//! | A file as a record to keep | [`own_files::what_is_taken_along_is_a_right_record`] |
//! | A file without the server | [`own_files::a_file_opens_without_the_server_too`] |
//! | A file and the first load | [`own_files::what_reads_files_is_loaded_when_there_is_one`] |
//! | A file at every width | [`own_files::what_is_told_of_a_file_fits_every_width_and_language`] |
//! | What is told of a file by axe | [`own_files::what_is_told_of_a_file_breaks_no_rule_of_wcag`] |
//! | No worker elsewhere | [`installed::only_the_standalone_page_has_a_worker`] |
//! | Installing | [`installed::the_page_can_be_installed`] |
//! | Writing a record | [`author::what_is_written_shows_and_a_mistake_leaves_the_page_as_it_was`] |
//! | An author's page is not kept | [`author::an_author_s_page_is_not_kept_in_the_browser`] |
//! | Loading fails, and is tried again | [`loading::an_engine_that_does_not_come_whole_comes_with_another_attempt`] |
//! | Loading takes long | [`loading::an_engine_that_is_late_takes_over_when_it_comes`] |
//! | What is loaded later takes long | [`loading::before_what_is_loaded_later_is_there_the_timeline_is_and_what_was_asked_for_comes_with_it`] |
//! | The first picture has its timeline, and the rows that are seen | [`loading::the_first_picture_has_the_timeline_and_as_many_rows_as_are_seen`], [`reading::what_stands_below_the_list_is_not_seen_before_its_rows`] |
//! | The page takes long | [`loading::while_the_page_still_comes_the_engine_does_too_and_waits_for_what_is_inside`] |
//! | A record fails, and is tried again | [`loading::a_record_that_does_not_come_whole_comes_with_another_attempt`] |
//! | The language of a failure | [`loading::a_failure_is_told_in_the_language_of_its_reader`] |
//! | An engine breaks down | [`breakdown::an_engine_that_breaks_down_takes_no_other_with_it_and_can_be_had_anew`] |
//! | Another record breaks down | [`breakdown::what_was_looked_at_in_one_record_is_not_asked_of_another`] |
//! | A browser refuses | [`breakdown::where_the_browser_refuses_storage_history_and_clipboard_everything_else_works`] |
//! | A page sleeps | [`breakdown::a_page_that_slept_is_as_it_was_left`] |
//! | A tab is frozen | [`breakdown::a_tab_that_is_frozen_goes_on_when_it_wakes`] |
//! | Two scripts of the element | [`breakdown::two_scripts_of_the_element_do_not_fight_over_it`] |
//! | Strict policy | [`faults::a_whole_session_breaks_no_content_policy`] |
//! | The dialog for sharing | [`sharing::the_dialog_takes_the_focus_and_gives_it_back`] |
//! | Beside the dialog | [`sharing::a_press_beside_the_dialog_closes_it_and_nothing_else`] |
//! | Sharing a view | [`sharing::what_is_shared_of_a_view_shows_that_view_again`] |
//! | Sharing from a frame, a route, another page | [`sharing::links_lead_where_the_page_says`] |
//! | A frame on another site | [`frames::a_frame_is_as_high_as_its_content_but_no_higher_than_the_window`] |
//! | Copying | [`sharing::what_is_copied_is_in_the_clipboard_or_selected`] |
//! | Citing | [`sharing::each_form_of_citation_names_title_place_and_link`] |
//! | Calendar | [`sharing::only_a_day_goes_into_a_calendar`] |
//! | Downloads | [`data::what_fits_is_offered_as_files`] |
//! | Data in and beside the page | [`data::the_data_in_the_page_names_what_is_in_it_and_every_file_of_data_is_there`] |
//! | Nothing of the machine that built it | [`data::nothing_that_is_published_names_a_folder_of_the_machine`] |
//! | A page for each language | [`data::each_language_has_a_page_that_reads_without_scripts_and_begins_in_it`] |
//! | A hostile record | [`hostile::a_hostile_record_is_words_wherever_a_reader_looks`] |
//! | The same without scripts | [`hostile::without_scripts_a_hostile_record_is_an_article_to_read`] |
//! | Hostile links | [`limits::links_of_any_length_open_the_page`] |
//! | Hostile searches | [`limits::no_search_holds_the_page_up`] |
//! | Hostile names | [`limits::names_of_prototypes_are_only_names`] |
//! | Huge records | [`limits::huge_values_do_not_hold_the_page_up`] |
//! | Records that cannot be read | [`limits::what_cannot_be_read_is_refused_at_once`] |
//! | Answers without an end | [`limits::an_answer_without_an_end_is_given_up`] |
//! | A large record | [`large::a_large_record_is_read_beside_the_page_or_on_it_where_that_cannot_be`] |
//! | … at an address | [`large::a_large_record_at_an_address_is_read_beside_the_page_or_on_it_where_that_cannot_be`] |
//! | … read in steps | [`large::the_page_has_its_turns_while_a_large_record_is_read`] |
//! | A search before its words are read | [`large::what_is_looked_for_at_once_is_found_when_its_words_are_read`] |
//! | The npm package in a page | [`packaging::a_script_tag_shows_the_timeline`] |
//! | One script with all inside | [`packaging::one_script_shows_it_over_http_and_from_a_file`] |
//! | Vite | [`packaging::vite_bundles_it`] |
//! | webpack | [`packaging::webpack_bundles_it`] |
//! | React | [`packaging::react_takes_its_types_sets_its_properties_and_hears_its_events`] |
//! | Languages | [`languages::the_reader_changes_the_language`] |
//! | Keyboard only | [`keyboard::the_keyboard_alone_reaches_search_list_and_filters`] |
//! | Keys in the timeline | [`keyboard::arrow_keys_walk_along_the_marks`] |
//! | Narrow to wide | [`screens::no_width_scrolls_sideways`] |
//! | Filters of a narrow screen | [`screens::a_narrow_screen_folds_its_filters_away`] |
//! | Filters of a phone | [`phone::filters_of_a_phone_end_with_the_way_to_the_list`] |
//! | The bar over the list | [`phone::the_count_and_the_filters_stay_at_the_top_of_the_list`] |
//! | A low window | [`phone::a_low_window_is_left_to_the_list`] |
//! | The sheet | [`phone::a_sheet_closes_by_cross_veil_escape_and_swipe_and_gives_the_focus_back`] |
//! | Out of the sheet | [`phone::what_is_chosen_in_a_sheet_leads_out_of_it`] |
//! | A narrow column of a wide window | [`phone::in_a_narrow_column_a_card_leaves_the_rest_usable`] |
//! | Width of the sheet | [`phone::a_sheet_does_not_scroll_sideways`] |
//! | Motion | [`phone::only_what_the_reader_opens_moves_and_nothing_where_stillness_is_asked_for`] |
//! | Tabs by keyboard | [`tabs::arrow_keys_move_along_the_tabs_and_show_them`] |
//! | Tabs, links and Back | [`tabs::a_link_opens_a_tab_and_back_returns`] |
//! | The directory in each language | [`tabs::names_stand_in_the_order_of_the_language`] |
//! | Many names | [`tabs::of_many_names_the_first_are_shown_and_more_when_asked_for`] |
//! | Finding a name | [`tabs::a_name_is_found_without_diacritics`] |
//! | From the directory to events | [`tabs::the_number_beside_a_name_leaves_its_events_under_the_filter`] |
//! | From a doubt to its event | [`tabs::a_doubt_leads_to_its_event_and_to_a_claim`] |
//! | What sources support | [`tabs::a_source_says_what_it_supports`] |
//! | From a source to events | [`tabs::the_number_of_a_source_leaves_its_events_under_the_filter`] |
//! | Width of every tab | [`tabs::no_tab_scrolls_sideways`] |
//! | Printing a selection | [`printing::a_print_has_each_event_that_fits_with_its_passages_and_no_other`] |
//! | Filters in print | [`printing::a_print_has_no_controls_and_names_the_filters`] |
//! | Printing a long list | [`printing::a_print_has_more_events_than_the_list_shows`] |
//! | The button that prints | [`printing::the_button_prints_when_all_is_drawn`] |
//! | The list of the keys | [`keyboard::the_list_of_the_keys_takes_the_focus_and_gives_it_back`] |
//! | WCAG 2.2 by axe | [`accessibility::no_state_of_the_page_breaks_a_rule_of_wcag`] |
//! | The same in Spanish | [`accessibility::nor_in_spanish`] |
//! | The same in Vietnamese | [`accessibility::nor_in_vietnamese`] |
//! | The same where the timeline fails | [`accessibility::nor_does_what_is_said_where_the_timeline_fails`] |
//! | The whole job by keys | [`contract::the_whole_job_is_done_by_keys_alone`] |
//! | The order of Tab | [`contract::tab_goes_in_order_sees_everything_and_leads_out_again`] |
//! | Keys outside the element | [`contract::no_key_is_bound_outside_the_element`] |
//! | Roles and names | [`contract::everything_to_press_has_a_role_and_a_name_of_its_own`] |
//! | States | [`contract::states_are_in_the_browser_s_own_tree`] |
//! | Announcements | [`contract::what_changes_is_announced_from_where_it_was`] |
//! | Large and spaced text | [`contract::text_twice_as_large_or_spaced_wide_stays_whole`] |
//! | The language of each text | [`tongues::every_text_says_its_language`] |
//! | Contrast of the colours | [`contract::the_colours_keep_their_distance`] |
//! | Contrast in the dark | [`accessibility::nothing_is_pale_in_the_dark`] |
//! | Forced colours | [`screens::forced_colours_draw_marks_as_text_and_the_selection_as_such`] |
//! | Light and dark | [`screens::dark_is_another_picture`] |
//! | What the tables name | [`tables::every_test_that_a_table_names_is_there`] |
//! | What the tables leave out | [`tables::every_test_is_in_a_table`] |
//! | What an engine cannot do | [`engine::what_an_engine_cannot_do_is_a_test_of_this_suite`] |

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking; clippy lets only functions marked #[test] do so"
)]

mod beyond;
mod browser;
mod dialog;
mod driver;
mod engine;
#[path = "../bench/generate.rs"]
mod generate;
mod host;
#[path = "../hostile/record.rs"]
mod hostile_record;
mod reader;
mod record;
mod site;
mod spoilt;
mod stage;
mod wait;

mod accessibility;
mod api;
mod author;
mod breakdown;
mod cards;
mod carried;
mod contract;
mod data;
mod elements;
mod faults;
mod filters;
mod frames;
mod hostile;
mod installed;
mod integrity;
mod keyboard;
mod languages;
mod large;
mod limits;
mod links;
mod loading;
mod offline;
mod opened;
mod overlap;
mod own_files;
mod packaging;
mod phone;
mod printing;
mod reading;
mod screens;
mod sharing;
mod tables;
mod tabs;
mod timeline;
mod tongues;
