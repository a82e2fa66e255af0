<#-- Who are you, and the mobile whose SIM will sign. Both at once: a number alone makes no phone ring. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "clock.ftl" as clock>
<@layout.registrationLayout field=askIdentifier?then("identifier", "phone"); section>
  <#if section == "header">
    ${msg("mobileId.title")}
  <#elseif section == "form">
    <@parts.whom />
    <p class="lead">${msg("mobileId.lead")}</p>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <#if askIdentifier><@parts.identifier /></#if>
      <div class="field">
        <label class="field-label" for="phone">${msg("mobileId.phone")}</label>
        <p class="hint" id="phone-hint">${msg("mobileId.phone.hint")}</p>
        <input class="input short" id="phone" name="phone" type="tel" required autocomplete="tel" spellcheck="false" maxlength="30"<#if typedPhone??> value="${typedPhone}"</#if><@parts.described by="phone-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("mobileId.continue")}</button>
        <@parts.cancel text=msg("cancel.method") />
      </div>
      <@parts.help />
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
