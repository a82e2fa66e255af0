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
    <div class="sheet" lang="${sheet.language}">
      <p>${name} · ${identifier}</p>
      <p class="hint" id="code-label">${sheet.code}</p>
      <p class="activation-code" data-activation-code aria-labelledby="code-label">${activationCode}</p>
      <p>${sheet.until}</p>
      <h2>${sheet.steps}</h2>
      <ol>
        <li>${sheet.step1} <strong>${desk.site}</strong></li>
        <li>${sheet.step2}</li>
        <li>${sheet.step3}</li>
      </ol>
      <p>${sheet.keep}</p>
    </div>
    <div class="actions"><a class="button secondary" href="${desk.address}/citizen">${msg("desk.sheet.back")}</a></div>
  </#if>
</@layout.registrationLayout>
