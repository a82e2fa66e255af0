package org.pontis.eidas.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.check.Arrival;
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
import org.pontis.eidas.saml.check.TrustedRequest;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.EidasResponse;
import org.pontis.eidas.saml.message.EidasResponse.Failure;
import org.pontis.eidas.saml.message.EidasResponse.Outcome;
import org.pontis.eidas.saml.message.EidasResponse.Success;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.NameId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.RequestWriter;
import org.pontis.eidas.saml.message.ResponseWriter;
import org.pontis.eidas.saml.metadata.Algorithms;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.Endpoint;
import org.pontis.eidas.saml.metadata.Keys;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.saml.metadata.Operator;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.eidas.saml.metadata.Software;
import org.pontis.eidas.saml.metadata.Validity;

import static org.assertj.core.api.Assertions.assertThat;

/** Another country with a node in both roles, made of our own writers and checks with keys of its own; it can misbehave. */
public final class Abroad {

    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    public static final InstantSource CLOCK = InstantSource.fixed(NOW);
    public static final NodeCountry ES = new NodeCountry("ES");
    public static final String OUR_CONNECTOR = "https://es.example/connector/metadata";
    public static final String OUR_ACS = "https://es.example/connector/acs";
    public static final String OUR_SERVICE = "https://es.example/service/metadata";
    public static final String OUR_SSO = "https://es.example/service/sso";
    public static final NodeKeys OUR_KEYS = keys();

    public final NodeCountry country;
    public final Set<LevelOfAssurance> levels = new HashSet<>(Set.of(LevelOfAssurance.values()));
    public final Set<DataSet> sets = new HashSet<>(Set.of(DataSet.NATURAL, DataSet.LEGAL));
    public boolean demandsRequesterId;
    public boolean encrypts = true;

    /** What it signs with now. */
    public TestKey signing = TestKey.ec("secp256r1");

    /** What its metadata says it signs with. */
    public TestKey published = signing;

    private final TestKey reading = TestKey.ec("secp256r1");

    public Abroad(String code) {
        this.country = new NodeCountry(code);
    }

    private static NodeKeys keys() {
        CertifiedKey signing = certified(TestKey.ec("secp256r1"));
        return new NodeKeys(
                signing, Optional.empty(), Optional.of(certified(TestKey.ec("secp256r1"))), Optional.empty(), signing);
    }

    private static CertifiedKey certified(TestKey key) {
        return new CertifiedKey(key.secret(), key.certificate());
    }

    public String service() {
        return "https://" + country + ".example/service/metadata";
    }

    public String connector() {
        return "https://" + country + ".example/connector/metadata";
    }

    private String sso() {
        return "https://" + country + ".example/service/sso";
    }

    private String acs() {
        return "https://" + country + ".example/connector/acs";
    }

    NodeMetadata serviceMetadata() {
        return metadata(
                service(),
                sso(),
                new Offer.ProxyService(
                        levels.stream().map(LevelOfAssurance::uri).collect(Collectors.toSet()),
                        sets.stream()
                                .flatMap(set -> AttributeProfile.of(set).stream())
                                .map(AttributeDefinition::uri)
                                .collect(Collectors.toSet()),
                        demandsRequesterId));
    }

    NodeMetadata connectorMetadata() {
        return metadata(connector(), acs(), new Offer.Connector(Optional.empty()));
    }

    private NodeMetadata metadata(String entityId, String location, Offer offer) {
        return new NodeMetadata(
                entityId,
                country,
                Validity.until(NOW.plus(Duration.ofDays(1))),
                new Keys(List.of(published.certificate()), encrypts ? List.of(reading.certificate()) : List.of()),
                List.of(new Endpoint(Binding.POST, location, 0)),
                Set.of(),
                offer,
                new Software(Set.of("1.4"), Optional.empty()),
                new Algorithms(Set.of(), List.of(), Set.of()),
                new Operator(Optional.empty(), List.of()));
    }

    /** Takes our request as a careful service does. */
    public TrustedRequest read(PostForm form) {
        assertThat(form.destination()).isEqualTo(sso());
        assertThat(form.field()).isEqualTo("SAMLRequest");
        RequestVerdict verdict = new RequestCheck(
                        new OurService(
                                Set.of(sso()),
                                granted(LevelOfAssurance.values()),
                                Set.of(NameIdFormat.values()),
                                new HashSet<>(AttributeProfile.all()),
                                demandsRequesterId),
                        id -> Optional.of(ForeignConnector.of(us(OUR_CONNECTOR, OUR_ACS))),
                        (issuer, id, until) -> true,
                        CLOCK,
                        TimeLimits.DEFAULT)
                .check(Arrival.byPost(form.message(), form.relayState()));
        assertThat(verdict.report().firstFailure()).isEmpty();
        return ((RequestVerdict.Accepted) verdict).request();
    }

    /** A login of Mari, or of a company of hers. */
    public Success login(LevelOfAssurance level, DataSet set) {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        AttributeProfile.mandatory(set)
                .forEach(attribute -> values.put(
                        attribute,
                        List.of(AttributeValue.of(
                                switch (attribute.syntax()) {
                                    case IDENTIFIER -> country + "/ES/60001019906";
                                    case DATE -> "2000-01-01";
                                    default -> "Mari";
                                }))));
        return new Success(
                Identity.of(new Person(set, values)),
                new GrantedLevel.Notified(level),
                new NameId(NameIdFormat.UNSPECIFIED, "pseudonym"),
                OUR_CONNECTOR,
                NOW,
                Duration.ofMinutes(5));
    }

    public String refusal(String request, EidasStatus status) {
        return answer(request, new Failure(status));
    }

    public String answer(String request, Outcome outcome) {
        return PostBinding.encode(ResponseWriter.write(
                new EidasResponse(MessageId.next(), NOW, service(), OUR_ACS, request, outcome),
                recipient(OUR_KEYS.encryption().orElseThrow()),
                key()));
    }

    /** A request of this country, signed. */
    public String ask(EidasRequest request) {
        return RequestWriter.write(request, key());
    }

    private SigningKey key() {
        return SigningKey.eidas(signing.secret(), signing.certificate());
    }

    /** Takes our answer as a careful connector does. */
    public ResponseVerdict<Waiting> open(PostForm form, EidasRequest asked, Optional<String> relayState) {
        assertThat(form.destination()).isEqualTo(acs());
        assertThat(form.field()).isEqualTo("SAMLResponse");
        return new ResponseCheck(
                        new OurConnector(connector(), acs(), country),
                        id -> Optional.of(ForeignService.of(us(OUR_SERVICE, OUR_SSO), Tolerance.NONE)),
                        new DecryptionKeys(List.of(certified(reading))),
                        (issuer, id, until) -> true,
                        CLOCK,
                        TimeLimits.DEFAULT)
                .check(
                        Arrival.byPost(form.message(), form.relayState()),
                        id -> Optional.of(new Waiting(asked, relayState)));
    }

    private static NodeMetadata us(String entityId, String location) {
        Offer offer = entityId.equals(OUR_CONNECTOR)
                ? new Offer.Connector(Optional.empty())
                : new Offer.ProxyService(
                        granted(LevelOfAssurance.values()).stream()
                                .map(GrantedLevel::uri)
                                .collect(Collectors.toSet()),
                        Set.of(),
                        false);
        return new NodeMetadata(
                entityId,
                ES,
                Validity.until(NOW.plus(Duration.ofDays(1))),
                new Keys(List.of(OUR_KEYS.signing().certificate()), List.of()),
                List.of(new Endpoint(Binding.POST, location, 0)),
                Set.of(),
                offer,
                new Software(Set.of("1.4"), Optional.empty()),
                new Algorithms(Set.of(), List.of(), Set.of()),
                new Operator(Optional.empty(), List.of()));
    }

    public static Set<GrantedLevel> granted(LevelOfAssurance... levels) {
        Set<GrantedLevel> set = new HashSet<>();
        for (LevelOfAssurance level : levels) {
            set.add(new GrantedLevel.Notified(level));
        }
        return set;
    }

    private static Recipient recipient(CertifiedKey key) {
        try {
            return Recipient.of(key.certificate());
        } catch (Rejected e) {
            throw new AssertionError(e);
        }
    }

    /** An open request of this country. */
    public record Waiting(EidasRequest request, Optional<String> relayState) implements OpenRequest {

        @Override
        public String service() {
            return OUR_SERVICE;
        }

        @Override
        public NodeCountry country() {
            return ES;
        }

        @Override
        public boolean allowsRepresentation() {
            return true;
        }
    }

    /** Several countries, as our node sees them. */
    public static final class World implements Nodes {

        private final List<Abroad> countries;
        private final Set<Abroad> down = new HashSet<>();
        private final Map<Abroad, NodeMetadata> services = new LinkedHashMap<>();
        private final Map<Abroad, NodeMetadata> connectors = new LinkedHashMap<>();

        public World(Abroad... countries) {
            this.countries = List.of(countries);
            learn();
        }

        /** Fetches everybody's metadata. */
        public void learn() {
            countries.forEach(country -> {
                services.put(country, country.serviceMetadata());
                connectors.put(country, country.connectorMetadata());
            });
        }

        public void down(Abroad country) {
            down.add(country);
        }

        @Override
        public Optional<NodeMetadata> find(Role role, String entityId) {
            List<NodeMetadata> all = new ArrayList<>(role == Role.CONNECTOR ? connectors.values() : services.values());
            return all.stream().filter(node -> node.entityId().equals(entityId)).findFirst();
        }

        @Override
        public Optional<NodeMetadata> again(Role role, String entityId) {
            learn();
            return find(role, entityId);
        }

        @Override
        public Optional<NodeMetadata> proxyService(NodeCountry country) {
            return countries.stream()
                    .filter(known -> known.country.equals(country) && !down.contains(known))
                    .map(services::get)
                    .findFirst();
        }

        @Override
        public List<Health> health() {
            return countries.stream()
                    .map(country -> new Health(
                            country.country,
                            Role.PROXY_SERVICE,
                            country.service(),
                            down.contains(country) ? Health.State.DOWN : Health.State.UP,
                            Optional.empty(),
                            Optional.empty(),
                            List.of()))
                    .toList();
        }
    }
}
