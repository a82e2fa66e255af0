package org.pontis.sandbox.bench.eidas;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.check.ForeignConnector;
import org.pontis.eidas.saml.check.ForeignService;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.check.OpenRequest;
import org.pontis.eidas.saml.check.OurConnector;
import org.pontis.eidas.saml.check.OurService;
import org.pontis.eidas.saml.check.RequestCheck;
import org.pontis.eidas.saml.check.RequestVerdict;
import org.pontis.eidas.saml.check.ResponseCheck;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.eidas.saml.check.TimeLimits;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.EidasResponse;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.NameId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.RequestWriter;
import org.pontis.eidas.saml.message.ResponseWriter;
import org.pontis.eidas.saml.metadata.SpType;

/** The messages of one login, from the form field or to it, with every check; what nodes remember costs nothing here. */
final class Engine implements Worker {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final NodeCountry ES = new NodeCountry("ES");
    private static final NodeCountry EE = new NodeCountry("EE");
    private static final String CONNECTOR = "https://es.example/connector/metadata";
    private static final String ACS = "https://es.example/connector/acs";
    private static final String SERVICE = "https://ee.example/service/metadata";
    private static final String SSO = "https://ee.example/service/sso";
    private static final List<AttributeDefinition> MINIMUM = AttributeProfile.mandatory(DataSet.NATURAL);
    private static final Set<GrantedLevel> LEVELS = Set.of(
            new GrantedLevel.Notified(LevelOfAssurance.SUBSTANTIAL), new GrantedLevel.Notified(LevelOfAssurance.HIGH));

    private final SigningKey signing;
    private final Recipient recipient;
    private final RequestCheck requests;
    private final ResponseCheck responses;
    private final Asked asked = new Asked(request());
    private final String requestField;
    private final String responseField;

    Engine(Suite suite) throws Rejected {
        signing = SigningKey.eidas(suite.signing());
        recipient = Recipient.of(suite.reading().certificate());
        PinnedKeys keys = new PinnedKeys(
                SignaturePolicy.EIDAS, List.of(suite.signing().certificate().getPublicKey()));
        ForeignConnector connector = new ForeignConnector(CONNECTOR, ES, keys, ACS, Optional.empty(), Set.of("1.4"));
        ForeignService service = new ForeignService(SERVICE, EE, keys, LEVELS, Tolerance.NONE);
        InstantSource clock = InstantSource.fixed(NOW);
        requests = new RequestCheck(
                new OurService(Set.of(SSO), LEVELS, Set.of(NameIdFormat.values()), new HashSet<>(MINIMUM), false),
                id -> Optional.of(connector),
                (issuer, id, until) -> true,
                clock,
                TimeLimits.DEFAULT);
        responses = new ResponseCheck(
                new OurConnector(CONNECTOR, ACS, ES),
                id -> Optional.of(service),
                new DecryptionKeys(List.of(suite.reading())),
                (issuer, id, until) -> true,
                clock,
                TimeLimits.DEFAULT);
        requestField = PostBinding.encode(RequestWriter.write(asked.request(), signing));
        responseField = PostBinding.encode(ResponseWriter.write(response(), recipient, signing));
    }

    @Override
    public void work(Operation operation) {
        switch (operation) {
            case CREATE_REQUEST ->
                Worker.require(!PostBinding.encode(RequestWriter.write(request(), signing))
                        .isEmpty());
            case VALIDATE_REQUEST ->
                Worker.require(
                        requests.check(() -> PostBinding.read(requestField, AuthnRequest.class), Optional.empty())
                                instanceof RequestVerdict.Accepted);
            case CREATE_RESPONSE ->
                Worker.require(!PostBinding.encode(ResponseWriter.write(response(), recipient, signing))
                        .isEmpty());
            case OPEN_RESPONSE ->
                Worker.require(
                        responses.check(
                                        () -> PostBinding.read(responseField, Response.class),
                                        Optional.empty(),
                                        id -> Optional.of(asked))
                                instanceof ResponseVerdict.Accepted<Asked>);
        }
    }

    private static EidasRequest request() {
        return new EidasRequest(
                MessageId.next(),
                NOW.minusSeconds(60),
                CONNECTOR,
                SSO,
                RequestedLevel.atLeast(LevelOfAssurance.SUBSTANTIAL),
                NameIdFormat.PERSISTENT,
                MINIMUM,
                Optional.of(SpType.PUBLIC),
                Optional.empty(),
                Optional.of("A relying party"));
    }

    private EidasResponse response() {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        for (AttributeDefinition attribute : MINIMUM) {
            String text =
                    switch (attribute.syntax()) {
                        case IDENTIFIER -> "EE/ES/60001019906";
                        case DATE -> "2000-01-01";
                        default -> "Mary Änn";
                    };
            values.put(attribute, List.of(AttributeValue.of(text)));
        }
        return new EidasResponse(
                MessageId.next(),
                NOW,
                SERVICE,
                ACS,
                asked.request().id(),
                new EidasResponse.Success(
                        Identity.of(new Person(DataSet.NATURAL, values)),
                        new GrantedLevel.Notified(LevelOfAssurance.HIGH),
                        new NameId(NameIdFormat.PERSISTENT, "pseudonym"),
                        CONNECTOR,
                        NOW,
                        Duration.ofMinutes(5)));
    }

    private record Asked(EidasRequest request) implements OpenRequest {

        @Override
        public String service() {
            return SERVICE;
        }

        @Override
        public NodeCountry country() {
            return EE;
        }

        @Override
        public boolean allowsRepresentation() {
            return false;
        }

        @Override
        public Optional<String> relayState() {
            return Optional.empty();
        }
    }
}
