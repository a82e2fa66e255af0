<#-- Which way to the card. The first one needs no script; the second needs the browser's extension. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "clock.ftl" as clock>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("eidCard.title")}
  <#elseif section == "form">
    <@parts.whom />
    <p class="lead">${msg("eidCard.lead")}</p>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <#if tls>
      <div class="way">
      <p class="hint" id="tls-hint">${msg("eidCard.tls.hint")}</p>
      <div class="actions"><button type="submit" class="button primary" name="card" value="tls" aria-describedby="tls-hint">${msg("eidCard.tls")}</button></div>
      </div>
      </#if>
      <#if webeid>
      <div class="way">
      <p class="hint" id="webeid-hint">${msg("eidCard.webeid.hint")}</p>
      <div class="actions"><button type="submit" class="button ${tls?then("secondary", "primary")}" name="card" value="webeid" aria-describedby="webeid-hint">${msg("eidCard.webeid")}</button></div>
      </div>
      </#if>
      <div class="actions"><@parts.cancel text=msg("cancel.method") /></div>
      <@parts.help />
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
