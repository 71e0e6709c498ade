package org.throughline.notifications;

/// People have been told of something: what is to go out by letter or call is in the database, and
/// may go once the transaction has committed.
record Told(long eventId) {}
