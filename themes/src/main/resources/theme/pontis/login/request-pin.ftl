<#-- Who are you, and the key you want to use together with the PIN that we send. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "sms.ftl" as sms>
<#import "clock.ftl" as clock>
<@layout.registrationLayout field=askIdentifier?then("identifier", "accesskey"); section>
  <#if section == "header">
    ${msg("requestPin.title")}
  <#elseif section == "form">
    <@parts.whom />
    <p class="lead">${msg("requestPin.lead")}</p>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <#if askIdentifier>
      <@parts.identifier />
      <@parts.contrast />
      </#if>
      <@sms.accesskey hint=msg("accesskey.choose") />
      <div class="actions">
        <button type="submit" class="button primary">${msg("requestPin.continue")}</button>
        <@parts.cancel text=msg("cancel.method") />
      </div>
      <@parts.help />
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
