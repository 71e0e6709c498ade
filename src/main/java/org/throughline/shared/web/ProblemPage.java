package org.throughline.shared.web;

/// @param code the HTTP status
/// @param key the message key of the sentence; its title's is `key.title`
public record ProblemPage(int code, String key) {}
