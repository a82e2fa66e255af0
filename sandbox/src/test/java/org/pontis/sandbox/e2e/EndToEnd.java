package org.pontis.sandbox.e2e;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.run.Stack;

/** What every story begins with: a new browser, two portals, the citizens with their phones. */
@ExtendWith(Running.class)
abstract class EndToEnd {

    static final String LOW = "http://eidas.europa.eu/LoA/low";
    static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";
    static final String HIGH = "http://eidas.europa.eu/LoA/high";

    Stack stack;
    SandboxApi sandbox;
    Portal oidc;
    Portal saml;
    Browser browser;
    Citizen ana;
    Citizen bruno;
    Citizen carla;
    Citizen diego;

    @BeforeEach
    void enter(Stack running) {
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
}
