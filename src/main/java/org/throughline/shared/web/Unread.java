package org.throughline.shared.web;

/// How many notices a person has not read, at most [#MOST]; implemented where notices are kept.
public interface Unread {
  int MOST = 100;

  int of(long personId);
}
