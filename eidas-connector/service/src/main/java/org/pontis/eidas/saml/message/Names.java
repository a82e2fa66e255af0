package org.pontis.eidas.saml.message;

import javax.xml.namespace.QName;

/** Names of the eIDAS extensions to SAML (message format 5) and of the formats that the profile fixes. */
final class Names {

    static final String EIDAS = "http://eidas.europa.eu/saml-extensions";
    static final QName SP_TYPE = new QName(EIDAS, "SPType", "eidas");
    static final QName REQUESTED_ATTRIBUTES = new QName(EIDAS, "RequestedAttributes", "eidas");
    static final QName REQUESTED_ATTRIBUTE = new QName(EIDAS, "RequestedAttribute", "eidas");
    static final QName NAME = new QName("Name");
    static final QName NAME_FORMAT = new QName("NameFormat");
    static final QName FRIENDLY_NAME = new QName("FriendlyName");
    static final QName IS_REQUIRED = new QName("isRequired");
    static final String LATIN_SCRIPT = "LatinScript";
    static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    static final String CONSENT = "urn:oasis:names:tc:SAML:2.0:consent:unspecified";

    private Names() {}
}
