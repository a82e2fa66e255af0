package org.pontis.sandbox.e2e.cluster;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.sandbox.foreign.Asked;
import org.pontis.sandbox.foreign.ForeignCountry;
import org.pontis.sandbox.foreign.Wish;

/** A citizen of ours logs in abroad, through the Proxy-Service. */
final class Leaving {

    static final String REQUEST = "/service/request";

    private final HomeBroker home;
    private final ForeignCountry abroad;
    private final String identifier;
    private Asked asked;

    final Traveller browser;

    /** What left for abroad, login or none. */
    final List<PostForm> answers = new CopyOnWriteArrayList<>();

    /** How often the portal abroad had to begin again. */
    int restarts;

    Leaving(EidasCluster cluster, String identifier) {
        this.home = cluster.home;
        this.abroad = cluster.abroad;
        this.identifier = identifier;
        this.browser = new Traveller(identifier, cluster);
    }

    /** From the portal abroad to our broker. */
    Leaving begins(URI node) {
        asked = abroad.ask(Wish.USUAL);
        browser.bring(node, REQUEST, asked.form());
        return this;
    }

    /**
     * All the way. Where a page or the answer says that there is no login she begins again at the portal.
     *
     * @return the identifier that the other country learns
     */
    String goesOn(URI node) {
        while (true) {
            browser.away()
                    .map(broker -> home.logsIn(broker, identifier))
                    .ifPresent(back -> browser.open(node, back.getRawPath() + "?" + back.getRawQuery()));
            if (browser.sees("consent")) {
                browser.press(node, "consent", "accept");
            }
            if (browser.message("SAMLResponse").map(this::identifies).orElse(false)) {
                return learnt();
            }
            restarts++;
            begins(node);
        }
    }

    private boolean identifies(PostForm answer) {
        answers.add(answer);
        return abroad.take(answer, asked) instanceof ResponseVerdict.Accepted<Asked>;
    }

    private String learnt() {
        if (abroad.take(answers.getLast(), asked) instanceof ResponseVerdict.Accepted<Asked> accepted) {
            return accepted.assertion().identity().person().identifier().rest();
        }
        throw new AssertionError(browser + " is not known abroad");
    }
}
