package org.throughline.readouts.reading;

/// An item that the meeting itself dealt with.
public record FoundBusiness(BusinessKind kind, Found text) {}
