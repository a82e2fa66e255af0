package org.pontis.eidas.saml.metadata;

import javax.xml.namespace.QName;

/** The names that eIDAS adds to SAML metadata (Message Format 1.4, sections 3.3, 3.4, 4 and 5). */
final class Names {

    static final String PROTOCOL_VERSION = "http://eidas.europa.eu/entity-attributes/protocol-version";
    static final String APPLICATION = "http://eidas.europa.eu/entity-attributes/application-identifier";
    /** Its name is of OASIS, its values are the levels of assurance. */
    static final String ASSURANCE = "urn:oasis:names:tc:SAML:attribute:assurance-certification";

    static final String ENTITY_CATEGORY = "http://macedir.org/entity-category";
    static final String REQUESTER_ID = "http://eidas.europa.eu/entity-attributes/termsofaccess/requesterid";

    private static final String EIDAS = "http://eidas.europa.eu/saml-extensions";
    static final QName NODE_COUNTRY = new QName(EIDAS, "NodeCountry", "eidas");
    static final QName SP_TYPE = new QName(EIDAS, "SPType", "eidas");

    private Names() {}
}
