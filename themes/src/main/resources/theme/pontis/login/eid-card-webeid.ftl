<#-- The browser's extension has the card sign, and webeid.js sends what it answers. Without script, the other way. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("eidCard.webeid.title")}
  <#elseif section == "form">
    <script type="module" src="${url.resourcesPath}/js/webeid.js"></script>
    <@parts.whom />
    <p class="lead">${msg("eidCard.webeid.lead")}</p>
    <noscript><p><strong>${msg("eidCard.webeid.script")}</strong></p></noscript>
    <form action="${url.loginAction}" method="post" class="form" novalidate data-web-eid-nonce="${nonce}">
      <input type="hidden" name="token" disabled>
      <input type="hidden" name="error" disabled>
      <p class="hint" id="again-hint">${msg("eidCard.webeid.again.hint")}</p>
      <div class="actions">
        <button type="submit" class="button primary" name="card" value="webeid" aria-describedby="again-hint">${msg("eidCard.webeid.again")}</button>
        <#if tls><button type="submit" class="button secondary" name="card" value="tls">${msg("eidCard.tls")}</button></#if>
        <@parts.cancel text=msg("cancel.method") />
      </div>
      <@parts.help />
    </form>
  </#if>
</@layout.registrationLayout>
