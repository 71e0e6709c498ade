package org.throughline.meetings;

import org.throughline.shared.Refusal;

/// Something that keeps a meeting from being closed.
///
/// @param why the sentence that says so; its first arguments are the item's number and title
/// @param href where it can be answered
public record OpenQuestion(long itemId, Refusal why, String href) {}
