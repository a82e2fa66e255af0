package org.pontis.eidas.attributes;

/**
 * One row of the attribute profile's tables.
 *
 * @param localName the last part of the attribute's name
 * @param friendlyName what people call it; not always the local name
 * @param type the local name of the values' XML type, in the data set's namespace
 * @param mandatory part of the minimum that every person of the set has
 * @param latinScript whether a value in the original characters may stand beside the Latin one
 * @param multiple whether a person may have several
 * @param syntax what a value looks like
 * @param since the version of the specifications that brought it
 */
public record AttributeDefinition(
        DataSet set,
        String localName,
        String friendlyName,
        String type,
        boolean mandatory,
        boolean latinScript,
        boolean multiple,
        Syntax syntax,
        String since) {

    /** The attribute's name in messages. */
    public String uri() {
        return set.namespace() + "/" + localName;
    }

    /** Whether this is the identifier that makes the person unique. */
    public boolean isIdentifier() {
        return syntax == Syntax.IDENTIFIER;
    }

    /** The same attribute of somebody who acts for another person (attribute profile 2.8). */
    AttributeDefinition ofRepresentative() {
        return new AttributeDefinition(
                set.asRepresentative(),
                localName,
                "Representative" + friendlyName,
                type,
                mandatory,
                latinScript,
                multiple,
                syntax,
                since);
    }
}
