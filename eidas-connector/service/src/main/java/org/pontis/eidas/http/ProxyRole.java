package org.pontis.eidas.http;

import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.JWSAlgorithm;
import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.config.Configuration;
import org.pontis.eidas.config.HomeBroker;
import org.pontis.eidas.config.ProxySettings;
import org.pontis.eidas.flow.Memo;
import org.pontis.eidas.flow.proxy.Asked;
import org.pontis.eidas.flow.proxy.Decided;
import org.pontis.eidas.flow.proxy.Deciding;
import org.pontis.eidas.flow.proxy.ProxyFlow;
import org.pontis.eidas.flow.proxy.ProxyService;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.metadata.OwnMetadata;
import org.pontis.eidas.metadata.OwnNode;
import org.pontis.eidas.oidc.client.BrokerClient;
import org.pontis.eidas.oidc.client.BrokerSettings;
import org.pontis.eidas.oidc.client.PendingAnswer;
import org.pontis.eidas.saml.check.OurService;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.store.Pending;
import org.pontis.eidas.store.Store;

/** Our Proxy-Service, put together. */
final class ProxyRole {

    static final String METADATA = "/service/metadata";
    static final String REQUEST = "/service/request";
    static final String CALLBACK = "/broker/callback";

    private final ProxySettings settings;
    private final Configuration all;
    private final KeyRing keys;
    private final OwnMetadata metadata;
    private final Pending<Deciding> deciding;
    private final ProxyFlow flow;
    private final Memo<KeyRing.Keys, BrokerClient> client;

    ProxyRole(ProxySettings settings, Node.Shared shared) {
        this.settings = settings;
        this.all = shared.configuration();
        HomeBroker broker = settings.broker();
        this.keys = new KeyRing("proxy", settings.keys(), broker.key(), broker.nextKey(), shared.clock());
        this.metadata = new OwnMetadata(
                OwnNode.proxyService(
                        all.country(),
                        all.at(METADATA),
                        all.at(REQUEST),
                        new Offer.ProxyService(
                                settings.grantedLevels().values().stream()
                                        .map(GrantedLevel::uri)
                                        .collect(Collectors.toSet()),
                                settings.claims().published().stream()
                                        .map(AttributeDefinition::uri)
                                        .collect(Collectors.toSet()),
                                settings.demandsRequesterId()),
                        all.operator().asOperator()),
                keys,
                all.time().metadataValidity(),
                shared.clock());
        Store store = shared.store();
        this.deciding = store.pending("consent", Deciding.class);
        this.flow = new ProxyFlow(
                service(),
                keys,
                shared.nodes(),
                new ProxyFlow.Memory(
                        store.pending("broker", Asked.class),
                        deciding,
                        store.repeats("decided", Decided.class),
                        store.replay(shared.clock())),
                shared.log(),
                shared.clock());
        Pending<PendingAnswer> answers = store.pending("answer", PendingAnswer.class);
        this.client = new Memo<>(current -> new BrokerClient(broker(current), shared.wire(), answers, shared.clock()));
        try {
            broker();
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting("In proxy.broker.*: " + e.getMessage());
        }
    }

    KeyRing keys() {
        return keys;
    }

    OwnMetadata metadata() {
        return metadata;
    }

    ProxyFlow flow() {
        return flow;
    }

    /** The logins that wait for consent. */
    Pending<Deciding> deciding() {
        return deciding;
    }

    /** As it is with the keys of now. */
    BrokerClient broker() {
        return client.of("us", keys.all());
    }

    private ProxyService service() {
        return new ProxyService(
                all.at(METADATA),
                all.country(),
                new OurService(
                        Set.of(all.at(REQUEST)),
                        Set.copyOf(settings.grantedLevels().values()),
                        Set.of(NameIdFormat.values()),
                        settings.claims().published(),
                        settings.demandsRequesterId()),
                settings.grantedLevels(),
                settings.identifiers(),
                settings.claims(),
                settings.admitted(),
                all.time().messages(),
                all.time().validity(),
                all.time().patience());
    }

    private BrokerSettings broker(KeyRing.Keys current) {
        HomeBroker broker = settings.broker();
        return new BrokerSettings(
                broker.issuer().toString(),
                broker.clientId(),
                all.at(CALLBACK),
                current.token(),
                current.nextToken(),
                broker.scope(),
                JWSAlgorithm.parse(broker.tokens().name()),
                all.time().patience(),
                all.time().skew());
    }
}
