package org.pontis.eidas.attributes;

/** Whom an attribute is about (attribute profile 2.2, 2.3, 2.8). Each set is an XML namespace. */
public enum DataSet {
    NATURAL("http://eidas.europa.eu/attributes/naturalperson", "eidas-natural"),
    LEGAL("http://eidas.europa.eu/attributes/legalperson", "eidas-legal"),
    NATURAL_REPRESENTATIVE(
            "http://eidas.europa.eu/attributes/naturalperson/representative", "eidas-natural-representative"),
    LEGAL_REPRESENTATIVE("http://eidas.europa.eu/attributes/legalperson/representative", "eidas-legal-representative");

    private final String namespace;
    private final String prefix;

    DataSet(String namespace, String prefix) {
        this.namespace = namespace;
        this.prefix = prefix;
    }

    /** The namespace of the values' types; the attributes' names begin with it. */
    public String namespace() {
        return namespace;
    }

    /** The customary prefix of the namespace; receivers must not rely on it. */
    public String prefix() {
        return prefix;
    }

    /** Whether it is about somebody who acts for another person. */
    public boolean isRepresentative() {
        return this == NATURAL_REPRESENTATIVE || this == LEGAL_REPRESENTATIVE;
    }

    /** Whether it is about a human being. */
    public boolean isNatural() {
        return this == NATURAL || this == NATURAL_REPRESENTATIVE;
    }

    /** The same kind of person, acting for another one. */
    public DataSet asRepresentative() {
        return isNatural() ? NATURAL_REPRESENTATIVE : LEGAL_REPRESENTATIVE;
    }
}
