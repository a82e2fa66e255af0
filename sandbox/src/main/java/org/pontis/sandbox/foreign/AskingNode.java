package org.pontis.sandbox.foreign;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.check.ForeignService;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.check.OurConnector;
import org.pontis.eidas.saml.check.ResponseCheck;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.eidas.saml.check.TimeLimits;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.RequestWriter;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.NodeMetadata;

/** The country's Connector. It asks, and takes answers as a careful node does. */
final class AskingNode {

    private final OurConnector us;
    private final CountryKeys keys;
    private volatile Optional<PostForm> before = Optional.empty();

    AskingNode(NodeCountry country, String entityId, String location, CountryKeys keys) {
        this.us = new OurConnector(entityId, location, country);
        this.keys = keys;
    }

    Asked ask(Wish wish, NodeMetadata service, Misdeed.Change change) {
        Instant now = Instant.now();
        EidasRequest request = new EidasRequest(
                MessageId.next(),
                now,
                us.entityId(),
                service.endpoint(Binding.POST).orElseThrow().location(),
                wish.level(),
                wish.nameIdFormat(),
                wish.attributes(),
                Optional.of(wish.spType()),
                wish.requesterId(),
                wish.providerName());
        Scene scene = new Scene(keys, now, Optional.empty(), before);
        Recipe recipe = change.apply(Recipe.good(Seal.NONE, Pen.of(keys.signing())), scene);
        String xml = recipe.write(Xml.unsigned(RequestWriter.write(request, SigningKey.eidas(keys.signing()))));
        PostForm form = recipe.form()
                .apply(new PostForm(request.destination(), "SAMLRequest", PostBinding.encode(xml), wish.relayState()));
        before = Optional.of(form);
        return new Asked(request, service, wish.relayState(), form);
    }

    ResponseVerdict<Asked> take(PostForm answer, Asked asked) {
        return new ResponseCheck(
                        us,
                        id -> Optional.of(ForeignService.of(asked.node(), Tolerance.NONE))
                                .filter(known -> known.entityId().equals(id)),
                        new DecryptionKeys(List.of(keys.encryption())),
                        (issuer, id, until) -> true,
                        InstantSource.system(),
                        TimeLimits.DEFAULT)
                .check(Arrival.byPost(answer.message(), answer.relayState()), id -> Optional.of(asked)
                        .filter(open -> open.request().id().equals(id)));
    }
}
