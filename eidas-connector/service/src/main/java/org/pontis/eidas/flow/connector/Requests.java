package org.pontis.eidas.flow.connector;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.RequestWriter;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.SpType;
import org.pontis.eidas.store.Pending;

/** Writes our requests, keeps them until their answers come, and writes down that they left. */
record Requests(Connector connector, Pending<SentRequest> open, Exchange.Log log, InstantSource clock) {

    Page.PostToNode send(LoginRequest login, Ability ability, SigningKey key) {
        NodeMetadata node = ability.node();
        EidasRequest request = request(login, ability);
        // the relay state is what ties the answer to this browser: nobody else knows it
        SentRequest sent = new SentRequest(login, request, node.entityId(), node.country(), WayBack.of(login));
        Duration patience = connector.patience();
        open.put(request.id(), sent, patience);
        String xml = RequestWriter.write(request, key);
        log.write(new Exchange(
                request.issuedAt(),
                Exchange.Point.CONNECTOR_SENT_REQUEST,
                request.issuer(),
                Optional.of(request.id()),
                Optional.empty(),
                Optional.of(node.entityId()),
                Arrival.hash(xml),
                "sent",
                Optional.empty(),
                Optional.empty()));
        return new Page.PostToNode(
                login.id(),
                new PostForm(
                        request.destination(), "SAMLRequest", PostBinding.encode(xml), Optional.of(sent.secret())));
    }

    private EidasRequest request(LoginRequest login, Ability ability) {
        Optional<SpType> spType = connector.spType().isPresent() ? Optional.empty() : Optional.of(login.spType());
        return new EidasRequest(
                MessageId.next(),
                clock.instant(),
                connector.us().entityId(),
                ability.node().endpoint(Binding.POST).orElseThrow().location(),
                login.level(),
                ability.rules().nameIdFormat(),
                ability.attributes(login),
                spType,
                ability.requesterId(login),
                login.providerName());
    }
}
