<#-- The password, and who is asking for her account if the session does not know yet. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "clock.ftl" as clock>
<#import "places.ftl" as places>
<#assign who = askIdentifier!true>
<@layout.registrationLayout field=who?then("identifier", "password"); section>
  <#if section == "header">
    ${msg("password.title")}
  <#elseif section == "form">
    <@parts.whom />
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <#if who><@parts.identifier /></#if>
      <div class="field">
        <label class="field-label" for="password">${msg("password.label")}</label>
        <p class="hint" id="password-hint">${msg("password.hint")}</p>
        <input class="input" id="password" name="password" type="password" required autocomplete="current-password" data-show="${msg("password.show")}" data-hide="${msg("password.hide")}"<@parts.described by="password-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("password.continue")}</button>
        <@parts.cancel text=msg("cancel.method") />
      </div>
      <p class="help-link"><@places.link to="recovery/password" text=msg("recovery.forgottenLink") /></p>
      <@parts.help />
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
