package org.pontis.sandbox.e2e;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.run.Stack;

/** What every story begins with: a new browser, two portals, the citizens with their phones. */
@ExtendWith(Running.class)
public abstract class EndToEnd {

    protected static final String LOW = "http://eidas.europa.eu/LoA/low";
    protected static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";
    protected static final String HIGH = "http://eidas.europa.eu/LoA/high";

    protected Stack stack;
    protected SandboxApi sandbox;
    protected Portal oidc;
    protected Portal saml;
    protected Browser browser;
    protected Citizen ana;
    protected Citizen bruno;
    protected Citizen carla;
    protected Citizen diego;

    @BeforeEach
    protected void enter(Stack running) {
        stack = running;
        sandbox = SandboxApi.of(running.addresses());
        oidc = new Portal(running.addresses().portalOidcUrl());
        saml = new Portal(running.addresses().portalSamlUrl());
        browser = new Browser();
        ana = Citizen.of(Citizen.ANA, sandbox);
        bruno = Citizen.of(Citizen.BRUNO, sandbox);
        carla = Citizen.of(Citizen.CARLA, sandbox);
        diego = Citizen.of(Citizen.DIEGO, sandbox);
    }

    /** Both portals, as long as they may not ask for high. */
    protected ModestPortals modestPortals() {
        return new ModestPortals(new Admin(stack), "portal-oidc", saml.url() + "/metadata");
    }
}
