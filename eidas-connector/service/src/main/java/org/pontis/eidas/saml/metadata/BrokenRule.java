package org.pontis.eidas.saml.metadata;

/** A metadata document that must not be used. Its text is the sentence of the standard and what was found instead. */
public final class BrokenRule extends Exception {

    private static final long serialVersionUID = 1L;

    private final MetadataRule rule;
    private final String found;

    /** @param found what was found instead, in words for an operator */
    public BrokenRule(MetadataRule rule, String found) {
        this(rule, found, null);
    }

    public BrokenRule(MetadataRule rule, String found, Throwable cause) {
        super(rule.id() + " " + rule.sentence() + " Found: " + found, cause);
        this.rule = rule;
        this.found = found;
    }

    public MetadataRule rule() {
        return rule;
    }

    public String found() {
        return found;
    }
}
