package org.pontis.eidas.flow.proxy;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.Memo;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.check.RequestVerdict;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.message.EidasResponse;
import org.pontis.eidas.saml.message.EidasResponse.Failure;
import org.pontis.eidas.saml.message.EidasResponse.Outcome;
import org.pontis.eidas.saml.message.EidasResponse.Success;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.NameId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.ResponseWriter;

/** Writes our answers. */
final class Answers {

    private final ProxyService service;
    private final Supplier<NodeKeys> keys;
    private final InstantSource clock;
    private final Memo<NodeKeys, SigningKey> signing = new Memo<>(current -> SigningKey.eidas(current.signing()));

    Answers(ProxyService service, Supplier<NodeKeys> keys, InstantSource clock) {
        this.service = service;
        this.keys = keys;
        this.clock = clock;
    }

    Letter success(Deciding login, Recipient recipient) {
        Asked asked = login.asked();
        EidasResponse response = response(
                Addressee.of(asked),
                new Success(
                        login.identity(),
                        login.level(),
                        nameId(login),
                        asked.connector(),
                        login.authenticatedAt(),
                        service.validity()));
        return letter(
                Addressee.of(asked),
                response,
                ResponseWriter.write(response, recipient, key()),
                EidasStatus.SUCCESS,
                Optional.empty());
    }

    Letter failure(Addressee to, EidasStatus status, Incident incident) {
        EidasResponse response = response(to, new Failure(status));
        return letter(to, response, ResponseWriter.writePlain(response, key()), status, Optional.of(incident));
    }

    private EidasResponse response(Addressee to, Outcome outcome) {
        return new EidasResponse(
                MessageId.next(), clock.instant(), service.entityId(), to.location(), to.requestId(), outcome);
    }

    /** Older nodes key people by it, so that it lasts unless something else was asked for (message format 6.5 has the identifier). */
    private static NameId nameId(Deciding login) {
        NameIdFormat asked = login.asked().nameIdFormat();
        return switch (asked) {
            case TRANSIENT -> new NameId(asked, MessageId.next());
            case PERSISTENT, UNSPECIFIED ->
                new NameId(asked, login.identity().person().identifier().value());
        };
    }

    private Letter letter(
            Addressee to, EidasResponse response, String xml, EidasStatus status, Optional<Incident> incident) {
        return new Letter(
                to.country(),
                new PostForm(response.destination(), "SAMLResponse", PostBinding.encode(xml), to.relayState()),
                new Exchange(
                        response.issuedAt(),
                        Exchange.Point.SERVICE_SENT_RESPONSE,
                        response.issuer(),
                        Optional.of(response.id()),
                        Optional.of(response.inResponseTo()),
                        Optional.of(to.connector()),
                        Arrival.hash(xml),
                        status.codes(),
                        Optional.empty(),
                        incident));
    }

    private SigningKey key() {
        return signing.of("us", keys.get());
    }

    /** Whom an answer goes to. */
    record Addressee(
            String connector, NodeCountry country, String location, String requestId, Optional<String> relayState) {

        static Addressee of(Asked asked) {
            return new Addressee(
                    asked.connector(), asked.country(), asked.location(), asked.requestId(), asked.relayState());
        }

        static Addressee of(RequestVerdict.ReturnAddress sender) {
            return new Addressee(
                    sender.connector().entityId(),
                    sender.connector().country(),
                    sender.connector().location(),
                    sender.inResponseTo(),
                    sender.relayState());
        }
    }
}
