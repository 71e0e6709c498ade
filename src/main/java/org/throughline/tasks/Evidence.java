package org.throughline.tasks;

/// A file that shows what a report says.
///
/// @param size in bytes
/// @param sha256 of its content, in hexadecimal; the name it is stored under
public record Evidence(
    long id, long reportId, String name, String mediaType, long size, String sha256) {}
