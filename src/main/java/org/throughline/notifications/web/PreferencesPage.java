package org.throughline.notifications.web;

import java.util.Map;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.shared.Language;

/// @param address what was typed, or the one that is known; empty for none
/// @param known whether an address is stored
/// @param confirmed whether letters go there
/// @param configured whether this server sends letters at all
public record PreferencesPage(
    Map<Topic, Way> ways,
    String address,
    Language language,
    boolean known,
    boolean confirmed,
    boolean configured) {}
