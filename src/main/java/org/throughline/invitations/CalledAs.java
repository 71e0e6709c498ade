package org.throughline.invitations;

import org.throughline.shared.Coded;

/// As what somebody is called: the classes of attendance that can be known beforehand.
public enum CalledAs implements Coded {
  PRESIDES,
  MEMBER,
  INVITED,
  STAFF,
  OBSERVER
}
