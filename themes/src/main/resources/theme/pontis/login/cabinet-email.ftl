<#-- The code that shows that an e-mail address is read by its citizen. -->
<#import "template.ftl" as layout>
<#import "cabinet.ftl" as cabinet>
<@layout.registrationLayout field="code" languages=false; section>
  <#if section == "header">
    ${msg("cabinet.email.code.title")}
  <#elseif section == "form">
    <@cabinet.rooms />
    <p class="lead" id="code-lead">${msg("cabinet.email.code.lead", address, minutes)}</p>
    <form action="${base}/alerts/code" method="post" class="form" novalidate>
      <@cabinet.token />
      <div class="field">
        <label class="field-label" for="code">${msg("cabinet.email.code.label")}</label>
        <p class="hint" id="code-hint">${msg("cabinet.email.code.hint")}</p>
        <input class="input code" id="code" name="code" type="text" inputmode="numeric" pattern="[0-9]*" required autocomplete="one-time-code" spellcheck="false" maxlength="12"<#if !problem??> autofocus</#if><#if problem??> aria-invalid="true" aria-describedby="problem-text code-lead code-hint"<#else> aria-describedby="code-lead code-hint"</#if>>
      </div>
      <div class="actions"><button type="submit" class="button primary">${msg("cabinet.email.code.check")}</button></div>
    </form>
    <form action="${base}/alerts" method="get"><div class="actions"><button type="submit" class="button quiet">${msg("cabinet.back")}</button></div></form>
  </#if>
</@layout.registrationLayout>
