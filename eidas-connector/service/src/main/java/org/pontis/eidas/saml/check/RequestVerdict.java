package org.pontis.eidas.saml.check;

import java.util.Optional;

import org.pontis.eidas.saml.message.EidasStatus;

/** What is to be done with a request. */
public sealed interface RequestVerdict {

    Report report();

    /** It is to be fulfilled. */
    record Accepted(TrustedRequest request, Report report) implements RequestVerdict {}

    /** It is authentic but breaks the profile: its sender gets a signed response with this status. */
    record Answered(ReturnAddress sender, EidasStatus status, Report report) implements RequestVerdict {}

    /** Nobody knows who sent it: the browser gets a page, and nobody an answer. */
    record Refused(Report report) implements RequestVerdict {}

    /**
     * Where an answer goes, from the sender's metadata.
     *
     * @param inResponseTo the request's ID
     */
    record ReturnAddress(ForeignConnector connector, String inResponseTo, Optional<String> relayState) {}
}
