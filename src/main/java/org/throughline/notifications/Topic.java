package org.throughline.notifications;

/// What a person chooses a [Way] for.
///
/// @param code such as `tasks.given`; its name is the message `notifications.topic.tasks.given`
/// @param usual for whoever has chosen nothing
public record Topic(String code, Way usual) {}
