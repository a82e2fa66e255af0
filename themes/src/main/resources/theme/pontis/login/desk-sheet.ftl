<#-- The sheet that the citizen takes home. The code is on this page and nowhere else. -->
<#import "template.ftl" as layout>
<#import "desk-parts.ftl" as parts>
<@layout.registrationLayout languages=false; section>
  <#if section == "header">
    ${msg("desk.sheet.title")}
  <#elseif section == "form">
    <div class="screen-only"><@parts.officer />
    <p class="lead">${msg("desk.sheet.lead")}</p>
    <p data-print="${msg("desk.sheet.print")}"></p></div>
    <div class="sheet">
      <p>${name} · ${identifier}</p>
      <p class="hint" id="code-label">${msg("desk.sheet.code")}</p>
      <p class="activation-code" data-activation-code aria-labelledby="code-label">${activationCode}</p>
      <p>${msg("desk.sheet.until", until)}</p>
      <h2>${msg("desk.sheet.steps")}</h2>
      <ol>
        <li>${msg("desk.sheet.step.1")} <strong>${desk.site}</strong></li>
        <li>${msg("desk.sheet.step.2")}</li>
        <li>${msg("desk.sheet.step.3")}</li>
      </ol>
      <p>${msg("desk.sheet.keep")}</p>
    </div>
    <div class="actions"><a class="button secondary" href="${desk.address}/citizen">${msg("desk.sheet.back")}</a></div>
  </#if>
</@layout.registrationLayout>
