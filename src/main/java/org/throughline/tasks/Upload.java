package org.throughline.tasks;

/// A file as it was sent.
///
/// @param name as the sender's machine calls it: not to be trusted
@SuppressWarnings("ArrayRecordComponent")
public record Upload(String name, byte[] content) {}
