package org.pontis.realm.portal;

/** A text of a portal's file, and where it stands. */
record Value(String text, int line, String path) {}
