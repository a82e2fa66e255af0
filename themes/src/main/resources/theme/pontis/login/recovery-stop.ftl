<#-- Stops a means without a login: by the stop code, or by a code on a phone. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout field="identifier"; section>
  <#if section == "header">
    ${msg("recovery.stop.title")}
  <#elseif section == "form">
    <p class="lead">${msg("recovery.stop.lead")}</p>
    <form action="${base}/stop" method="post" class="form" novalidate>
      <input type="hidden" name="csrf" value="${csrf}">
      <@parts.identifier />
      <@parts.contrast />
      <div class="field">
        <label class="field-label" for="what">${msg("recovery.what.label")}</label>
        <p class="hint" id="what-hint">${msg("recovery.what.hint")}</p>
        <select class="input" id="what" name="what" aria-describedby="what-hint">
          <#list whats as what><option value="${what}">${msg("recovery.what." + what)}</option></#list>
        </select>
      </div>
      <div class="field">
        <label class="field-label" for="stopcode">${msg("recovery.stopcode.label")}</label>
        <p class="hint" id="stopcode-hint">${msg("recovery.stopcode.hint")}</p>
        <input class="input code" id="stopcode" name="stopcode" type="text" inputmode="numeric" autocomplete="off" spellcheck="false" maxlength="20"<@parts.described by="stopcode-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary" name="way" value="stopcode">${msg("recovery.stop.byCode")}</button>
        <button type="submit" class="button secondary" name="way" value="code">${msg("recovery.stop.send")}</button>
      </div>
    </form>
    <p class="help-link"><a href="${base}">${msg("recovery.back")}</a></p>
  </#if>
</@layout.registrationLayout>
