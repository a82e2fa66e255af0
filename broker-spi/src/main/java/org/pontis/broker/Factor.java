package org.pontis.broker;

/** The categories of authentication factors of CIR (EU) 2015/1502, annex, section 1. */
public enum Factor {
    /** Something the citizen knows. */
    KNOWLEDGE,
    /** Something the citizen has. */
    POSSESSION,
    /** Something the citizen is. */
    INHERENCE
}
