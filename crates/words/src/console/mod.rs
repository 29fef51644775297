//! What agents read. Sentences with a name or a number are templates for [`crate::fill`].

texts! {
    /// The console's texts.
    Console {
        // Everywhere.
        inbox, settings, team, devices, sign_out, language, menu, cancel, save, saving, saved, loading, copy,
        copied, remove, back, to_inbox, try_again, you, you_capital, email, password, admin, agent, not_reached,
        reconnecting, reconnecting_unsaved, slow, sound_on, sound_off, colleagues_online, shortcuts, skip,
        no_page, no_page_more, page_gone, reload, and, hour, day,

        // Signing in.
        sign_in, sign_in_lead, signing_in, signed_out, forgotten, forgotten_admin, forgotten_owner,
        accept_title, accept_lead, accept_do, your_name, your_name_hint, password_hint,

        // First run.
        setup_title, setup_lead, setup_secret, setup_secret_hint, setup_site, setup_you, site_name,
        site_name_hint, website, website_hint, setup_do, setting_up,

        // The list.
        conversations, waiting, mine, others, closed, you_prefix, we_prefix, quiet, quiet_more, quiet_tag,
        quiet_tag_link, also_looking, waits_since, show_more, show_older,

        // A conversation.
        nothing_open, nothing_open_more, no_conversation, no_conversation_more, take, take_over, close, reopen,
        you_answer, nobody_answers, visitor_typing, came_back, closed_itself, asked_itself, reopened_itself, earlier, newest,
        sending, sent, delivered, read, react, react_like, react_love, react_laugh, react_wow,
        react_sad, react_thanks, visitor_reacted, team_reacted, close_now, asked_to_close, closed_by_visitor, rated, rated_because, save_talk, unproven, proven, proven_id, phone, attach, sending_file, open_file, offer, offer_next, card_looking, card_preview, card_send, card_as_link, card_only_link,
        card_understood, in_stock, out_of_stock, preorder, view_page, view_named,
        offer_remove, offer_chosen, offered, edit, edited, editing, take_back, take_back_question, taken_back,
        not_sent, delete, reply, reply_waiting, write_reply, write_note, write_which, note_placeholder,
        note_hint, note_send, send, closed_hint, closed_send, shorter, too_long, strange_character, enter_sends, emoji, emoji_search, emoji_none, emoji_recent, emoji_gone, no_messages, today,
        yesterday, bot, bot_answers, closed_by_bot, reply_automated, handed_over_asked, handed_over_unknown,
        handed_over_missed, handed_over_repeated, handed_over_upset, handed_over_unable, handed_over_otherwise, system,

        // The visitor card.
        about_visitor, show_card, hide_card, speaks, online, offline, page, came_from, tracked, browser, local_time,
        country, first_seen, conversation_id, opens_new_tab, visitor_name, visitor_qualities, visitor_animals,

        // Settings.
        settings_lead, read_only, profile, look, accent, accent_hint, accent_hex, theme, theme_auto, theme_light, theme_dark, side, side_right, side_left,
        from_side, from_bottom, from_bottom_hint, labels, labels_hint, size, size_small, size_normal, size_large,
        icon, icon_bubble, icon_question, icon_envelope, icon_hand, hidden, hidden_hint, load, load_idle, load_interaction, load_manual,
        chat_language, language_auto, formal, formal_hint, websites, websites_hint, tag, tag_hint, preview, preview_hello,
        preview_answer, unsaved, changed_since, changed_since_more, query,
        query_hint, greeting, greeting_hint, page_greetings, page_greetings_hint, endings, ask_after, ask_after_hint, close_after, close_after_hint, hours, hours_on, hours_on_hint, hours_zone, hours_week, hours_week_hint, hours_opens, hours_closes, hours_shut, hours_add, hours_remove, hours_same, hours_holidays, holidays_nl, holidays_be, holidays_de, hours_exceptions, hours_exceptions_hint, hours_day, hours_day_add, hours_day_remove, monday, tuesday, wednesday, thursday, friday, saturday, sunday, new_year, good_friday, easter_sunday, easter_monday, kings_day, labour_day, liberation_day, ascension, whit_sunday, whit_monday, belgian_national_day, assumption, german_unity, all_saints, armistice, christmas, second_christmas, identity, identity_required, identity_required_hint, identity_keys, identity_keys_lead, identity_no_keys, identity_make, identity_made, identity_secret, identity_since, identity_remove, identity_remove_sure, identity_last, scale, shards, load_theirs, save_mine,

        // The bot.
        bot_lead, bot_switch, bot_on, bot_on_hint, bot_careful, bot_careful_hint, bot_returns,
        bot_returns_hint, bot_knows_nothing, bot_library, bot_new, bot_subject, bot_subject_hint,
        bot_phrasings, bot_phrasings_hint, bot_body, bot_body_hint, bot_link, bot_link_hint, bot_unfinished,
        bot_none, bot_none_more, bot_none_agent, bot_start_nl, bot_start_en, bot_no_file, bot_export,
        bot_import, bot_exchange_hint, bot_try, bot_question, bot_question_hint, bot_ask, bot_would_hand_over,
        bot_teach, bot_choose, bot_add,

        // Team and devices.
        team_lead, invite_title, invite_do, role, role_hint, invite_made, invite_link, invitations, revoke,
        devices_lead, this_device, unknown_browser, photo_choose, photo_change, photo_remove,

        // Shortcuts.
        key_next, key_previous, key_open, key_take, key_reply, key_note, key_close, key_back, key_help,
        key_letters, done,

        // Refusals, by their code.
        refused_wrong_password, refused_link_expired, refused_not_signed_in, refused_admin_only,
        refused_last_admin, refused_email_taken, refused_already_set_up, refused_wrong_secret,
        refused_no_such_site, refused_not_found, refused_not_yours, refused_already_taken, refused_body_empty,
        refused_body_too_long, refused_file_empty, refused_file_too_large, refused_file_kind, refused_picture_too_large, refused_bad_file_name, refused_too_many_files, refused_too_many_keys, refused_bad_hours, refused_bad_answer, refused_answer_changed, refused_too_many_answers, refused_file, refused_bad_choices,
        refused_bad_card, refused_page_elsewhere, refused_page_private, refused_page_insecure, refused_page_redirects, refused_page_slow, refused_page_unreachable, refused_page_not_html, refused_page_untitled, refused_no_picture,
        refused_body_control_character, refused_too_many_sockets, refused_origin_refused,
        refused_settings_changed, refused_record_unreadable, refused_unavailable, refused_otherwise,

        // Faults of a field.
        fault_empty, fault_name_too_long, fault_name_character, fault_no_email, fault_password_too_short,
        fault_password_too_long, fault_no_website, fault_too_many_websites, fault_no_colour,
        fault_no_query_name, fault_too_many_query_names, fault_no_greeting, fault_number, fault_no_label, fault_no_path, fault_too_many_paths, fault_no_times, fault_times_overlap, fault_no_day, fault_day_twice, fault_too_many_days,
        fault_no_subject, fault_no_phrasings, fault_no_body, fault_no_link,

        // Sentences with a name or a number.
        title, title_unanswered, answers, typing, take_over_from, already_taken, reply_beside, taken, assigned,
        assigned_itself, closed_by, reopened_by, now_waits, wrote, note_by, conversation_with, remove_agent,
        until, signed_in_since, changed_what, shards_hint,
        bot_remove_sure, bot_contradicts, bot_saved_of, bot_left_out, bot_would_answer, bot_would_offer,
        bot_sure, bot_taught,
    }
    plurals {
        closed_after_minutes, closed_after_hours, looking, characters_left, more_counted, bot_ways, refused_too_fast_seconds,
        refused_too_fast_minutes,
    }
}
