package org.pontis.sandbox.e2e.portals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.run.Stack;

/** The sample portal for Node, in a folder of its own. */
final class NodePortal {

    private NodePortal() {}

    /**
     * Installs the pinned packages, registers the portal and starts it.
     */
    static Program start(Stack stack, Registration registration, Path folder) {
        Samples.needs(Samples.tool("npm"), "Node 20 or newer with npm");
        Samples.copy(Samples.of("openid-client"), folder, "portal.js", "package.json", "package-lock.json", ".npmrc");
        Program.run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
        Keys.ec(folder);
        int port = Addresses.free().portalOidc();
        String url = Addresses.url(port);
        registration.sample("openid-client", Map.of("PORTAL_URL", url));
        Map<String, String> environment = Map.of(
                "ISSUER",
                stack.addresses().brokerUrl() + "/realms/es",
                "PORTAL_URL",
                url,
                "CLIENT_ID",
                "portal-openid-client",
                "KEY_FILE",
                folder.resolve("portal.key").toString());
        List<String> command = List.of("node", folder.resolve("portal.js").toString());
        return Program.start(command, environment, port, folder.resolve("portal.log"));
    }
}
